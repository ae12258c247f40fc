import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { type SuspenseActBody, type SuspenseItem, suspenseDesk } from '#web/client';
import { country, DecimalInput, Dialog, ProblemNote, useText, useToast, useSaidAt } from '#web/ui';
import classes from './suspense.module.css';

/** An act that somebody has begun, with what is known of it already. */
export interface Begun {
  readonly act: SuspenseActBody['act'];
  readonly number?: string;
  readonly due?: string;
  readonly allotmentId?: string;
}

const REASON_LENGTH_MIN = 3;
const REASON_LENGTH_MAX = 500;
/** What each act asks, by the names that it is sent by. */
const FIELDS = {
  allot: ['declarationNumber', 'amount', 'reason'],
  giveBack: ['amount', 'reason'],
  hold: ['until', 'reason'],
  takeBack: ['reason'],
  endHold: ['reason'],
  resend: ['reason'],
} as const satisfies Readonly<Record<Begun['act'], readonly string[]>>;
const MOVES: ReadonlySet<Begun['act']> = new Set(['allot', 'takeBack', 'giveBack']);

/** Asks for what an act needs, and does it; above the limit it is proposed. */
export function ActDialog(props: { readonly item: SuspenseItem; readonly begun: Begun; readonly onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const { item, begun, onClose } = props;
  const { act } = begun;
  // What was seen when the dialog opened: whoever acts meanwhile is not overruled unseen.
  const [revision] = useState(item.revision);
  const [number, setNumber] = useState(begun.number ?? '');
  const [amount, setAmount] = useState(startingAmount(item, begun.due));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isProposal = item.takesTwo && MOVES.has(act);
  const missing = {
    number: act === 'allot' && !/^\d{12}$/.test(number.trim()),
    amount: (act === 'allot' || act === 'giveBack') && !/^[1-9]\d*$/.test(amount),
    until: act === 'hold' && until === '',
    reason: reason.trim().length < REASON_LENGTH_MIN,
  };
  const send = useMutation({
    mutationFn: () =>
      suspenseDesk.act(
        item.id,
        bodyOf(begun, { revision, reason: reason.trim(), number: number.trim(), amount, until }),
      ),
    onSuccess: async ({ proposal, released }) => {
      const done = proposal !== null ? 'proposed' : released ? 'released' : act;
      toast({ kind: 'done', text: t(`suspense.done.${done}`) });
      onClose();
      await Promise.all(
        [['suspense-item'], ['suspense'], ['refunds']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
    // What somebody else did meanwhile is shown beside the refusal.
    onError: () => client.invalidateQueries({ queryKey: ['suspense-item', item.id] }),
  });
  const said = useSaidAt(send.error, FIELDS[act]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!Object.values(missing).some(Boolean)) send.mutate();
  };
  return (
    <Dialog open title={t(`suspense.act.${act}`)}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {send.error && <ProblemNote error={send.error} saidAt={said} />}
        <p>{t(`suspense.hint.${act}`)}</p>
        {isProposal && <p>{t('suspense.twoPeople')}</p>}
        {act === 'allot' && (
          <TextInput
            label={t('suspense.declarationNumber')}
            value={number}
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={asked && missing.number ? t('suspense.declarationMissing') : said.at('declarationNumber')}
          />
        )}
        {(act === 'allot' || act === 'giveBack') && (
          <DecimalInput
            label={t('suspense.amount')}
            value={amount}
            onChange={setAmount}
            rightSection={country().currency}
            error={asked && missing.amount ? t('suspense.amountMissing') : said.at('amount')}
          />
        )}
        {act === 'hold' && (
          <TextInput
            type="date"
            label={t('suspense.until')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            error={asked && missing.until ? t('suspense.untilMissing') : said.at('until')}
          />
        )}
        <Textarea
          label={t('suspense.giveReason')}
          autosize
          minRows={2}
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && missing.reason ? t('suspense.reasonMissing') : said.at('reason')}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={send.isPending}>
            {t(isProposal ? 'suspense.propose' : 'suspense.confirm')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** As much as waits, and no more than is owed. */
const startingAmount = ({ left }: SuspenseItem, due: string | undefined): string =>
  due !== undefined && BigInt(due) < BigInt(left) ? due : left;

function bodyOf(
  { act, number: begunFor, allotmentId }: Begun,
  said: {
    readonly revision: number;
    readonly reason: string;
    readonly number: string;
    readonly amount: string;
    readonly until: string;
  },
): SuspenseActBody {
  const { revision, reason, number, amount, until } = said;
  switch (act) {
    case 'allot':
      return { act, revision, reason, declarationNumber: number, amount };
    case 'giveBack':
      return { act, revision, reason, amount };
    case 'takeBack':
      return { act, revision, reason, declarationNumber: begunFor ?? '', allotmentId: allotmentId ?? '' };
    case 'hold':
      return { act, revision, reason, until };
    case 'endHold':
    case 'resend':
      return { act, revision, reason };
  }
}
