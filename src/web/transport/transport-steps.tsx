import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Transport, type TransportStep } from '#web/client';
import {
  country,
  momentHere,
  zoneHere,
  DecimalInput,
  ProblemNote,
  Section,
  isSaid,
  useFormat,
  useLocal,
  useText,
  useToast,
  WordsField,
  useSaidAt,
} from '#web/ui';
import { containersIn, containersText, sealsIn } from './sealing-text.ts';
import { SealingFields } from './sealing-fields.tsx';
import classes from './transport.module.css';

type Action = Transport['actions'][number];
type Field = 'reason' | 'amount' | 'guaranteeId' | 'moment' | 'sealing' | 'arrival';

/** What each step asks; what is declared anew has a page of its own. */
const FIELDS: Readonly<Partial<Record<Action['action'], readonly Field[]>>> = {
  'transport.makeOfficial': [],
  'transport.withdraw': ['reason'],
  'transport.secure': ['guaranteeId'],
  'transport.instructCorrection': ['reason'],
  'transport.requireGuarantee': ['amount', 'reason'],
  'transport.approve': ['reason'],
  'transport.refuse': ['reason'],
  'transport.cancel': ['reason'],
  'transport.depart': ['moment', 'sealing'],
  'transport.arrive': ['moment', 'sealing', 'arrival'],
  'transport.freeGuarantee': ['reason'],
  'transport.callGuarantee': ['reason'],
  'transport.repayGuarantor': ['reason'],
  'transport.resendRepayment': ['reason'],
};
const ANEW: readonly Action['action'][] = ['transport.replace', 'transport.correct'];

/** The steps that this person may take now. */
export function TransportSteps(props: { readonly transport: Transport }) {
  const t = useText();
  const local = useLocal();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Action['action'] | undefined>(undefined);
  const { actions, summary } = props.transport;
  const chosen = actions.find(({ action }) => action === open);
  if (actions.length === 0) return null;
  return (
    <Section title={t('steps.title')}>
      {chosen ? (
        <StepForm transport={props.transport} action={chosen} onDone={() => setOpen(undefined)} />
      ) : (
        <div className={classes.buttons}>
          {actions.map(({ action, name }) => (
            <Button
              key={action}
              variant="default"
              onClick={() =>
                ANEW.includes(action)
                  ? void navigate({ to: '/transports/new', search: { of: summary.number } })
                  : setOpen(action)
              }
            >
              {local(name)}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}

function StepForm(props: { readonly transport: Transport; readonly action: Action; readonly onDone: () => void }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const { transport, action, onDone } = props;
  const { number } = transport.summary;
  const known = transport.departure?.sealing ?? transport.content.sealing;
  const [key] = useState(() => crypto.randomUUID());
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [amount, setAmount] = useState('');
  const [guaranteeId, setGuaranteeId] = useState(transport.content.guaranteeId ?? '');
  const [moment, setMoment] = useState('');
  const [containers, setContainers] = useState(containersText(known.containers));
  const [vehicleSeals, setVehicleSeals] = useState(known.vehicleSeals.join(' '));
  const [sealsIntact, setSealsIntact] = useState(true);
  const [differences, setDifferences] = useState('');
  const fields = FIELDS[action.action] ?? [];
  const take = useMutation({
    mutationFn: (body: TransportStep) => api.takeTransportStep(number, body, key),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('steps.done', { step: local(action.name), number }) });
      onDone();
      await client.invalidateQueries({ queryKey: ['transport', number] });
      await client.invalidateQueries({ queryKey: ['transports'] });
    },
  });
  const said = useSaidAt(take.error, [
    'departedAt',
    'arrivedAt',
    'amount',
    'guaranteeId',
    'containers',
    'vehicleSeals',
    'differences',
    'reason',
  ]);
  const isMissing = (field: Field): boolean =>
    (field === 'reason' && !isSaid(reason)) ||
    (field === 'amount' && !/^[1-9]\d{0,14}$/.test(amount)) ||
    (field === 'moment' && moment === '');
  const sealing = { containers: [...containersIn(containers)], vehicleSeals: [...sealsIn(vehicleSeals)] };
  const at = moment === '' ? '' : new Date(`${moment}${zoneHere()}`).toISOString();
  const submit = () => {
    setAsked(true);
    if (fields.some(isMissing)) return;
    take.mutate(
      bodyOf(action.action, {
        reason: reason.trim(),
        amount,
        guaranteeId: guaranteeId.trim(),
        at,
        sealing,
        sealsIntact,
        differences,
      }),
    );
  };
  const has = (field: Field) => fields.includes(field);
  return (
    <form
      className={classes.fields}
      aria-label={local(action.name)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {take.error && <ProblemNote error={take.error} saidAt={said} />}
      {fields.length === 0 && <p>{t('steps.sure', { number })}</p>}
      {has('moment') && (
        <TextInput
          type="datetime-local"
          label={t(action.action === 'transport.arrive' ? 'transports.arrived' : 'transports.departed')}
          value={moment}
          onChange={(event) => setMoment(event.currentTarget.value)}
          max={momentHere(Date.parse(format.now()))}
          error={asked && isMissing('moment') ? t('steps.missing') : (said.at('departedAt') ?? said.at('arrivedAt'))}
        />
      )}
      {has('amount') && (
        <DecimalInput
          label={t('transports.guaranteeRequired')}
          value={amount}
          onChange={setAmount}
          error={asked && isMissing('amount') ? t('followUp.amountMissing') : said.at('amount')}
          rightSection={country().currency}
        />
      )}
      {has('guaranteeId') && (
        <TextInput
          label={t('transports.guarantee')}
          value={guaranteeId}
          onChange={(event) => setGuaranteeId(event.currentTarget.value)}
          error={said.at('guaranteeId')}
        />
      )}
      {has('sealing') && (
        <SealingFields
          containers={containers}
          vehicleSeals={vehicleSeals}
          onContainers={setContainers}
          onVehicleSeals={setVehicleSeals}
          said={said}
        />
      )}
      {has('arrival') && (
        <>
          <Checkbox
            label={t('transports.intact')}
            checked={sealsIntact}
            onChange={(event) => setSealsIntact(event.currentTarget.checked)}
          />
          <TextInput
            label={t('transports.differences')}
            description={t('transports.differencesHint')}
            value={differences}
            onChange={(event) => setDifferences(event.currentTarget.value)}
            error={said.at('differences')}
          />
        </>
      )}
      {has('reason') && (
        <WordsField
          label="case.reason"
          missing="case.reasonMissing"
          value={reason}
          asked={asked}
          said={said.at('reason')}
          onChange={setReason}
        />
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={take.isPending}>
          {local(action.name)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface Said {
  readonly reason: string;
  readonly amount: string;
  readonly guaranteeId: string;
  readonly at: string;
  readonly sealing: Transport['content']['sealing'];
  readonly sealsIntact: boolean;
  readonly differences: string;
}

function bodyOf(action: Action['action'], said: Said): TransportStep {
  const { reason, amount, guaranteeId, at, sealing, sealsIntact, differences } = said;
  switch (action) {
    case 'transport.makeOfficial':
      return { step: 'makeOfficial' };
    case 'transport.secure':
      return { step: 'secure', ...(guaranteeId !== '' && { guaranteeId }) };
    case 'transport.requireGuarantee':
      return { step: 'requireGuarantee', amount, reason };
    case 'transport.depart':
      return { step: 'depart', departedAt: at, sealing };
    case 'transport.arrive':
      return { step: 'arrive', arrivedAt: at, sealing, sealsIntact, differences: differences.trim() };
    case 'transport.withdraw':
      return { step: 'withdraw', reason };
    case 'transport.instructCorrection':
      return { step: 'instructCorrection', reason };
    case 'transport.approve':
      return { step: 'approve', reason };
    case 'transport.refuse':
      return { step: 'refuse', reason };
    case 'transport.cancel':
      return { step: 'cancel', reason };
    case 'transport.freeGuarantee':
      return { step: 'freeGuarantee', reason };
    case 'transport.callGuarantee':
      return { step: 'callGuarantee', reason };
    case 'transport.repayGuarantor':
      return { step: 'repayGuarantor', reason };
    case 'transport.resendRepayment':
      return { step: 'resendRepayment', reason };
    case 'transport.replace':
    case 'transport.correct':
      throw new Error('what is declared anew has a page of its own');
  }
}
