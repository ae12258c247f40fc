import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api, type SuspenseItem, type SuspenseShown } from '#web/client';
import { country, Dialog, ProblemNote, Section, useFormat, useText, useToast } from '#web/ui';
import classes from './suspense.module.css';

type Proposed = SuspenseShown['proposals'][number];

/** What one leader wants done with it and another has to agree to. */
export function Proposals(props: { readonly item: SuspenseItem; readonly proposals: readonly Proposed[] }) {
  const t = useText();
  return (
    <Section title={t('suspense.proposals')}>
      {props.proposals.map((proposal) => (
        <ProposalRow key={proposal.id} proposal={proposal} />
      ))}
    </Section>
  );
}

function ProposalRow({ proposal }: { readonly proposal: Proposed }) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const [rejecting, setRejecting] = useState(false);
  const { id, contentHash, act, amount, declarationNumber, reason, by, at, lastDay, stale, may } = proposal;
  const decide = useMutation({
    mutationFn: ({ how, why }: { readonly how: 'approved' | 'rejected' | 'withdrawn'; readonly why?: string }) =>
      how === 'approved'
        ? api.approve(id, contentHash)
        : how === 'rejected'
          ? api.reject(id, why ?? '')
          : api.withdraw(id),
    onSuccess: async (_decided, { how }) => {
      toast({ kind: 'done', text: t(`suspense.done.${how}`) });
      setRejecting(false);
      await Promise.all(
        [['suspense-item'], ['suspense'], ['refunds']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  return (
    <div className={classes.proposal}>
      <p>
        <strong>
          {t(`suspense.proposal.${act}`, {
            amount: amount === null ? '' : format.money(amount, country().currency),
            number: declarationNumber ?? '',
          })}
        </strong>
      </p>
      <p>{reason}</p>
      <p className="quiet">
        {t('suspense.proposedBy', { name: by ?? '—', at: format.instant(at), date: format.date(lastDay) })}
      </p>
      {stale && <p className={classes.late}>{t('suspense.stale')}</p>}
      {decide.error && !rejecting && <ProblemNote error={decide.error} />}
      <div className={classes.buttons}>
        {may.decide && (
          <>
            <Button disabled={stale} loading={decide.isPending} onClick={() => decide.mutate({ how: 'approved' })}>
              {t('suspense.approve')}
            </Button>
            <Button variant="default" onClick={() => setRejecting(true)}>
              {t('suspense.reject')}
            </Button>
          </>
        )}
        {may.withdraw && (
          <Button variant="default" onClick={() => decide.mutate({ how: 'withdrawn' })}>
            {t('suspense.withdraw')}
          </Button>
        )}
      </div>
      {rejecting && (
        <RejectDialog
          pending={decide.isPending}
          error={decide.error}
          onReject={(why) => decide.mutate({ how: 'rejected', why })}
          onClose={() => setRejecting(false)}
        />
      )}
    </div>
  );
}

const REASON_LENGTH_MIN = 3;

function RejectDialog(props: {
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onReject: (why: string) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = why.trim().length < REASON_LENGTH_MIN;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) props.onReject(why.trim());
  };
  return (
    <Dialog open title={t('suspense.rejectTitle')}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {props.error && <ProblemNote error={props.error} />}
        <Textarea
          label={t('suspense.giveReason')}
          autosize
          minRows={2}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={asked && missing ? t('suspense.reasonMissing') : undefined}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={props.pending}>
            {t('suspense.reject')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
