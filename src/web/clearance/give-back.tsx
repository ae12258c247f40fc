import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type DeclarationView } from '#web/client';
import { Dialog, ProblemNote, useText, useToast, useSaidAt } from '#web/ui';
import classes from './decision.module.css';

/** The server wants a sentence, not a mark: at least this many letters. */
const REASON_LENGTH_MIN = 3;

/** For a leader: what the declaration drew goes back to its lists and quotas. Asked twice, because it is done once. */
export function GiveBack(props: { readonly view: DeclarationView }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const { number } = props.view.summary;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const giveBack = useMutation({
    mutationFn: () => api.giveBackRelief(number, reason.trim()),
    onSuccess: async () => {
      setOpen(false);
      toast({ kind: 'done', text: t('case.gaveBack', { number }) });
      await client.invalidateQueries({ queryKey: ['case', number] });
    },
  });
  const said = useSaidAt(giveBack.error, ['reason']);
  const missing = reason.trim().length < REASON_LENGTH_MIN;
  const confirm = () => {
    setAsked(true);
    if (!missing) giveBack.mutate();
  };
  return (
    <>
      <Button variant="default" size="xs" mt={12} onClick={() => setOpen(true)}>
        {t('case.giveBack')}
      </Button>
      <Dialog open={open} title={t('case.giveBackTitle')}>
        <p>{t('case.giveBackLead')}</p>
        {giveBack.error && <ProblemNote error={giveBack.error} saidAt={said} />}
        <Textarea
          mt={12}
          label={t('case.reason')}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && missing ? t('case.reasonMissing') : said.at('reason')}
        />
        <div className={classes.choices} style={{ marginTop: 16 }}>
          <Button loading={giveBack.isPending} onClick={confirm}>
            {t('case.giveBack')}
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('app.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
