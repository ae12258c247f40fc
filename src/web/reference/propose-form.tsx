import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { ProblemNote, useSaidAt, useText, useToast } from '#web/ui';
import classes from './reference.module.css';
import { referenceApi } from './reference-api.ts';

const REASON_LENGTH_MIN = 3;

/** The ground, and the hand-over to a second person. */
export function ProposeForm(props: { readonly id: string; readonly replaces: string | undefined }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { id, replaces } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = reason.trim().length < REASON_LENGTH_MIN;
  const propose = useMutation({
    mutationFn: () => referenceApi.proposeTariff(id, { reason, ...(replaces ? { replaces } : {}) }),
    onSuccess: async (proposal) => {
      toast({ kind: 'done', text: t('import.proposed', { id: proposal.id }) });
      await client.invalidateQueries({ queryKey: ['proposals'] });
      await navigate({ to: '/approvals/$id', params: { id: proposal.id } });
    },
  });
  const said = useSaidAt(propose.error, ['reason']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) propose.mutate();
  };
  return (
    <form className={`${classes.form} ${classes.result}`} onSubmit={submit} noValidate>
      {propose.error && <ProblemNote error={propose.error} saidAt={said} />}
      <Textarea
        label={t('import.reason')}
        description={t('import.reasonHint')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={asked && missing ? t('import.reasonMissing') : said.at('reason')}
      />
      <div>
        <Button type="submit" loading={propose.isPending}>
          {t(replaces ? 'import.replace' : 'import.propose')}
        </Button>
      </div>
    </form>
  );
}
