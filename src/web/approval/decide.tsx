import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api, type Proposal } from '#web/client';
import { Dialog, ProblemNote, useSaidAt, useFormat, useText, useToast } from '#web/ui';
import classes from './approval.module.css';

type Act = 'approve' | 'reject' | 'withdraw';

/** The buttons for who may decide, and words for who may not. */
export function Decide(props: { readonly proposal: Proposal; readonly reachesBack: boolean }) {
  const t = useText();
  const { proposal, reachesBack } = props;
  const [act, setAct] = useState<Act | undefined>(undefined);
  if (proposal.status !== 'proposed') return null;
  const { may, stale } = proposal;
  return (
    <aside className={classes.panel} aria-label={t('approval.decide')}>
      <p>{t(may.decide ? 'approval.decideHint' : may.withdraw ? 'approval.ownHint' : 'approval.watchHint')}</p>
      {may.decide && (
        <div className={classes.buttons}>
          <Button disabled={stale} onClick={() => setAct('approve')}>
            {t('approval.approve')}
          </Button>
          <Button variant="default" onClick={() => setAct('reject')}>
            {t('approval.reject')}
          </Button>
        </div>
      )}
      {may.withdraw && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setAct('withdraw')}>
            {t('approval.withdraw')}
          </Button>
        </div>
      )}
      {act && (
        <DecideDialog
          key={act}
          act={act}
          proposal={proposal}
          reachesBack={reachesBack}
          onClose={() => setAct(undefined)}
        />
      )}
    </aside>
  );
}

const REASON_LENGTH_MIN = 3;

function DecideDialog(props: {
  readonly act: Act;
  readonly proposal: Proposal;
  readonly reachesBack: boolean;
  readonly onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const { act, proposal, reachesBack, onClose } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = act === 'reject' && reason.trim().length < REASON_LENGTH_MIN;
  const decide = useMutation({
    mutationFn: () =>
      act === 'approve'
        ? api.approve(proposal.id, proposal.contentHash)
        : act === 'reject'
          ? api.reject(proposal.id, reason)
          : api.withdraw(proposal.id),
    onSuccess: async (decided) => {
      client.setQueryData(['proposal', proposal.id], decided);
      toast({ kind: 'done', text: t(`approval.done.${act}`, { id: proposal.id }) });
      onClose();
      await Promise.all(
        [['proposals'], ['publications'], ['tariff']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  const said = useSaidAt(decide.error, ['reason']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) decide.mutate();
  };
  const from = proposal.facts['effectiveFrom'] ?? proposal.facts['effectiveOn'];
  const hint = act === 'approve' && from === undefined ? 'approval.approveNow' : (`approval.${act}Hint` as const);
  return (
    <Dialog open title={t(`approval.${act}Title`, { id: proposal.id })}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {decide.error && <ProblemNote error={decide.error} saidAt={said} />}
        <p>{t(hint, { date: from === undefined ? '' : format.date(from) })}</p>
        {act === 'approve' && reachesBack && <p>{t('approval.reachesBack')}</p>}
        {act === 'reject' && (
          <Textarea
            label={t('approval.why')}
            autosize
            minRows={3}
            maxLength={2_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={asked && missing ? t('approval.whyMissing') : said.at('reason')}
          />
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={decide.isPending}>
            {t(`approval.${act}`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
