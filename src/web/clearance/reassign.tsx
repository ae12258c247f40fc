import { Button, Select, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, useSession, type Officer } from '#web/client';
import { Dialog, ProblemNote, useText, useToast, useSaidAt } from '#web/ui';
import classes from './decision.module.css';

const REASON_LENGTH_MIN = 3;
/** Who works here changes by the day. */
const OFFICERS_STALE_MS = 60_000;

export function useOfficers(): readonly Officer[] {
  const query = useQuery({ queryKey: ['officers'], queryFn: api.officers, staleTime: OFFICERS_STALE_MS });
  return query.data?.items ?? [];
}

/** For a leader: gives a case to somebody else of the office, with the reason that the journal keeps. To others it is not there. */
export function Reassign(props: { readonly number: string; readonly officeId: string }) {
  const t = useText();
  const session = useSession();
  const [open, setOpen] = useState(false);
  if (session?.roles.includes('officeLeader') !== true) return null;
  return (
    <>
      <Button
        className={classes.inRow}
        variant="subtle"
        size="compact-xs"
        aria-label={t('assign.openFor', { number: props.number })}
        onClick={() => setOpen(true)}
      >
        {t('assign.open')}
      </Button>
      {open && <ReassignDialog {...props} onDone={() => setOpen(false)} />}
    </>
  );
}

function ReassignDialog(props: { readonly number: string; readonly officeId: string; readonly onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const officers = useOfficers().filter(({ offices }) => offices.includes(props.officeId));
  const [officerId, setOfficerId] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { number } = props;
  const assign = useMutation({
    mutationFn: () => api.assignCase(number, { reason: reason.trim(), ...(officerId !== '' && { officerId }) }),
    onSuccess: async ({ officerId: given }) => {
      const name = officers.find(({ userId }) => userId === given)?.name ?? given;
      toast({ kind: 'done', text: t('assign.done', { number, name }) });
      props.onDone();
      for (const key of ['case', 'cases', 'office', 'officers']) await client.invalidateQueries({ queryKey: [key] });
    },
  });
  const said = useSaidAt(assign.error, ['officerId', 'reason']);
  const missing = reason.trim().length < REASON_LENGTH_MIN;
  return (
    <Dialog open title={t('assign.title', { number })}>
      {assign.error && <ProblemNote error={assign.error} saidAt={said} />}
      <Select
        label={t('assign.to')}
        data={[
          { value: '', label: t('assign.automatic') },
          ...officers.map(({ userId, name, away, openCases }) => ({
            value: userId,
            label: away ? t('assign.away', { name }) : t('assign.officer', { name, count: openCases }),
            disabled: away,
          })),
        ]}
        value={officerId}
        onChange={(value) => setOfficerId(value ?? '')}
        allowDeselect={false}
        error={said.at('officerId')}
        comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      />
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
        <Button
          loading={assign.isPending}
          onClick={() => {
            setAsked(true);
            if (!missing) assign.mutate();
          }}
        >
          {t('assign.open')}
        </Button>
        <Button variant="default" onClick={props.onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
