import { Radio, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { CASE_OUTCOMES, type CaseOutcome } from '#core/inspection';
import {
  api,
  type Decision,
  type DeclarationView,
  type InspectionFile,
  type InspectionStep,
  type Letter,
} from '#web/client';
import { LetterDraft } from '#web/procedures';
import {
  CodePicker,
  DecimalInput,
  isSaid,
  StepFrame,
  useFormat,
  useLocal,
  useText,
  useToast,
  WordsField,
  useSaidAt,
} from '#web/ui';
import classes from './inspection.module.css';
import { useStep } from './use-inspection.ts';

export type FollowUp = InspectionFile['followUps'][number];

/** Steps on what followed: those of the inspection, and those on the declaration that settle it. */
export type FollowUpStep =
  | 'proposePenalty'
  | 'imposePenalty'
  | 'dropPenalty'
  | 'takeCase'
  | 'addCaseNote'
  | 'concludeCase'
  | 'instruct'
  | 'assess'
  | 'assessAnew'
  | 'closeFollowUp';

/** Those that ask something first. */
export type FormStep = Exclude<FollowUpStep, 'takeCase' | 'assessAnew'>;

interface FormProps {
  readonly view: DeclarationView;
  readonly file: InspectionFile;
  readonly followUp: FollowUp;
  readonly onDone: () => void;
}

/** What of the steps suits this follow-up as it stands, and this officer. */
export function stepsFor(followUp: FollowUp, file: InspectionFile, view: DeclarationView): readonly FollowUpStep[] {
  const { kind, closed, proposal, officer, instructed } = followUp;
  if (closed !== null) return [];
  const may = (action: InspectionFile['actions'][number]) => file.actions.includes(action);
  const leads =
    may('inspection.closeFollowUp') || may('inspection.dropPenalty') || view.legalActions.includes('case.assess');
  switch (kind) {
    case 'penaltyProposal': {
      const decides = proposal?.isOwn !== true;
      return [
        ...(may('inspection.imposePenalty') && proposal && decides ? (['imposePenalty'] as const) : []),
        ...(may('inspection.dropPenalty') && decides ? (['dropPenalty'] as const) : []),
        ...(may('inspection.proposePenalty') ? (['proposePenalty'] as const) : []),
      ];
    }
    case 'case': {
      const own = officer?.isSelf === true;
      return [
        ...(may('inspection.takeCase') && !own && (officer === null || leads) ? (['takeCase'] as const) : []),
        ...(may('inspection.addCaseNote') && own ? (['addCaseNote', 'concludeCase'] as const) : []),
      ];
    }
    case 'instruction':
    case 'reassessment': {
      const legal = new Set(view.legalActions);
      return [
        ...(legal.has('case.instructAmendment') && !instructed ? (['instruct'] as const) : []),
        ...(legal.has('case.assess') ? (['assessAnew', 'assess'] as const) : []),
        ...(may('inspection.closeFollowUp') ? (['closeFollowUp'] as const) : []),
      ];
    }
  }
}

export const FOLLOW_UP_FORMS: Readonly<Record<FormStep, (props: FormProps) => ReactNode>> = {
  proposePenalty: (props) => <ProposeForm {...props} />,
  imposePenalty: (props) => <ImposeForm {...props} />,
  dropPenalty: (props) => (
    <SentenceForm
      {...props}
      step="dropPenalty"
      body={(reason) => ({ step: 'dropPenalty', followUp: props.followUp.id, reason })}
    />
  ),
  addCaseNote: (props) => (
    <SentenceForm
      {...props}
      step="addCaseNote"
      body={(text) => ({ step: 'addCaseNote', followUp: props.followUp.id, text })}
    />
  ),
  concludeCase: (props) => <ConcludeCaseForm {...props} />,
  closeFollowUp: (props) => (
    <SentenceForm
      {...props}
      step="closeFollowUp"
      body={(text) => ({ step: 'closeFollowUp', followUp: props.followUp.id, text })}
    />
  ),
  instruct: (props) => <InstructForm {...props} />,
  assess: (props) => <AssessForm {...props} />,
};

/** A step that takes one sentence. */
function SentenceForm(
  props: FormProps & {
    readonly step: 'dropPenalty' | 'addCaseNote' | 'closeFollowUp';
    readonly body: (text: string) => InspectionStep;
  },
) {
  const { view, step, body, onDone } = props;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const take = useStep(view.summary.number, onDone);
  const said = useSaidAt(take.error, ['text', 'reason']);
  return (
    <StepFrame
      title={`followUp.${step}`}
      confirm={`followUp.confirm.${step}`}
      pending={take.isPending}
      error={take.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(text)) take.mutate(body(text.trim()));
      }}
    >
      <WordsField
        label={`followUp.words.${step}`}
        missing="case.reasonMissing"
        value={text}
        asked={asked}
        said={said.at('text') ?? said.at('reason')}
        onChange={setText}
      />
    </StepFrame>
  );
}

const isAmount = (value: string): boolean => /^[1-9]\d{0,14}$/.test(value);

/** The violation with what the law lets it cost; the amounts begin at its bounds. */
function ProposeForm({ view, file, followUp, onDone }: FormProps) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const before = followUp.proposal;
  const [violation, setViolation] = useState(before?.violation ?? '');
  const [amountMin, setAmountMin] = useState(before?.amountMin ?? '');
  const [amountMax, setAmountMax] = useState(before?.amountMax ?? '');
  const [text, setText] = useState(before?.text ?? '');
  const [asked, setAsked] = useState(false);
  const take = useStep(view.summary.number, onDone);
  const said = useSaidAt(take.error, ['violation', 'amountMin', 'amountMax', 'text']);
  const chosen = file.violations.find(({ id }) => id === violation);
  const choose = (id: string) => {
    setViolation(id);
    const next = file.violations.find((each) => each.id === id);
    setAmountMin(next?.amountMin ?? '');
    setAmountMax(next?.amountMax ?? '');
  };
  const amountError = (value: string) => (asked && !isAmount(value) ? t('followUp.amountMissing') : undefined);
  const { currency } = view.summary;
  return (
    <StepFrame
      title="followUp.proposePenalty"
      confirm="followUp.confirm.proposePenalty"
      pending={take.isPending}
      error={take.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (violation === '' || !isAmount(amountMin) || !isAmount(amountMax) || !isSaid(text)) return;
        const proposal = { violation, amountMin, amountMax, text: text.trim() };
        take.mutate({ step: 'proposePenalty', followUp: followUp.id, proposal });
      }}
    >
      <Select
        label={t('followUp.violation')}
        description={
          chosen &&
          `${chosen.legalBasis} · ${t('followUp.range', {
            min: format.money(chosen.amountMin, currency),
            max: format.money(chosen.amountMax, currency),
          })}`
        }
        data={file.violations.map(({ id, name }) => ({ value: id, label: local(name) }))}
        value={violation === '' ? null : violation}
        error={asked && violation === '' ? t('followUp.violationMissing') : said.at('violation')}
        onChange={(value) => choose(value ?? '')}
        allowDeselect={false}
      />
      <div className={classes.pair}>
        <DecimalInput
          label={t('followUp.amountMin')}
          value={amountMin}
          onChange={setAmountMin}
          error={amountError(amountMin) ?? said.at('amountMin')}
          rightSection={currency}
        />
        <DecimalInput
          label={t('followUp.amountMax')}
          value={amountMax}
          onChange={setAmountMax}
          error={amountError(amountMax) ?? said.at('amountMax')}
          rightSection={currency}
        />
      </div>
      <WordsField
        label="followUp.words.proposePenalty"
        missing="case.reasonMissing"
        value={text}
        asked={asked}
        said={said.at('text')}
        onChange={setText}
      />
      {chosen?.illustrative === true && <p className="quiet">{t('followUp.illustrative')}</p>}
    </StepFrame>
  );
}

function ImposeForm({ view, followUp, onDone }: FormProps) {
  const t = useText();
  const format = useFormat();
  const { currency } = view.summary;
  const { proposal } = followUp;
  const [amount, setAmount] = useState(proposal?.amountMin ?? '');
  const [reason, setReason] = useState('');
  const [letter, setLetter] = useState<Letter | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const take = useStep(view.summary.number, onDone);
  const said = useSaidAt(take.error, ['amount', 'reason']);
  const isWritten = letter === undefined || (letter.vi.trim() !== '' && letter.en.trim() !== '');
  return (
    <StepFrame
      title="followUp.imposePenalty"
      confirm="followUp.confirm.imposePenalty"
      pending={take.isPending}
      error={take.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (!isAmount(amount) || !isSaid(reason) || !isWritten) return;
        take.mutate({
          step: 'imposePenalty',
          followUp: followUp.id,
          amount,
          reason: reason.trim(),
          ...(letter && { letter }),
        });
      }}
    >
      <DecimalInput
        label={t('followUp.amount')}
        {...(proposal && {
          description: t('followUp.range', {
            min: format.money(proposal.amountMin, currency),
            max: format.money(proposal.amountMax, currency),
          }),
        })}
        value={amount}
        onChange={setAmount}
        error={asked && !isAmount(amount) ? t('followUp.amountMissing') : said.at('amount')}
        rightSection={currency}
      />
      <WordsField
        label="case.reason"
        missing="case.reasonMissing"
        value={reason}
        asked={asked}
        said={said.at('reason')}
        onChange={setReason}
      />
      <LetterDraft
        number={view.summary.number}
        question={{
          action: 'imposePenalty',
          ...(reason.trim() !== '' && { reason: reason.trim() }),
          ...(isAmount(amount) && { amount }),
          ...(proposal && { violation: proposal.violation }),
        }}
        letter={letter}
        asked={asked}
        onChange={setLetter}
      />
      <p className="quiet">{t('followUp.imposeNote')}</p>
    </StepFrame>
  );
}

function ConcludeCaseForm({ view, followUp, onDone }: FormProps) {
  const t = useText();
  const [outcome, setOutcome] = useState<CaseOutcome>('noViolation');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const take = useStep(view.summary.number, onDone);
  const said = useSaidAt(take.error, ['text']);
  return (
    <StepFrame
      title="followUp.concludeCase"
      confirm="followUp.confirm.concludeCase"
      pending={take.isPending}
      error={take.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(text)) take.mutate({ step: 'concludeCase', followUp: followUp.id, outcome, text: text.trim() });
      }}
    >
      <Radio.Group
        label={t('case.outcome')}
        value={outcome}
        onChange={(value) => setOutcome(CASE_OUTCOMES.find((each) => each === value) ?? 'noViolation')}
      >
        <div className={classes.choices}>
          {CASE_OUTCOMES.map((each) => (
            <Radio key={each} value={each} label={t(`followUp.outcome.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <WordsField
        label="inspect.conclusionText"
        missing="case.reasonMissing"
        value={text}
        asked={asked}
        said={said.at('text')}
        onChange={setText}
      />
    </StepFrame>
  );
}

/** Tells the declarant to amend; the version that comes of it closes the follow-up. */
function InstructForm({ view, followUp, onDone }: FormProps) {
  const t = useText();
  const { line, declared, found } = followUp.discrepancy;
  const [text, setText] = useState(t('inspect.difference', { declared, found }));
  const [asked, setAsked] = useState(false);
  const decide = useDecision(view.summary.number, onDone);
  const said = useSaidAt(decide.error, ['text']);
  return (
    <StepFrame
      title="followUp.instruct"
      confirm="followUp.confirm.instruct"
      pending={decide.isPending}
      error={decide.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (!isSaid(text)) return;
        decide.mutate({
          action: 'instructAmendment',
          kind: 'amend',
          text: text.trim(),
          lines: line === null ? [] : [line],
          followUps: [followUp.id],
        });
      }}
    >
      <WordsField
        label="followUp.words.instruct"
        missing="case.reasonMissing"
        value={text}
        asked={asked}
        said={said.at('text')}
        onChange={setText}
      />
    </StepFrame>
  );
}

/** Assesses what is declared as it stands, by the law as it is known now. */
function AssessForm({ view, followUp, onDone }: FormProps) {
  const t = useText();
  const [reasonCode, setReasonCode] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const decide = useDecision(view.summary.number, onDone);
  const said = useSaidAt(decide.error, ['reasonCode', 'reason']);
  return (
    <StepFrame
      title="followUp.assess"
      confirm="followUp.confirm.assess"
      pending={decide.isPending}
      error={decide.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (reasonCode === '' || !isSaid(reason)) return;
        decide.mutate({
          action: 'assess',
          version: view.version,
          reasonCode,
          reason: reason.trim(),
          followUps: [followUp.id],
        });
      }}
    >
      <CodePicker
        list="amendment-reason"
        label={t('amend.reasonCode')}
        value={reasonCode}
        onChange={setReasonCode}
        error={asked && reasonCode === '' ? t('steps.missing') : said.at('reasonCode')}
      />
      <WordsField
        label="case.reason"
        missing="case.reasonMissing"
        value={reason}
        asked={asked}
        said={said.at('reason')}
        onChange={setReason}
      />
    </StepFrame>
  );
}

/** A decision on the declaration that carries a follow-up out; both are read anew after it. */
function useDecision(number: string, onDone: () => void) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (decision: Decision) => api.decide(number, decision, key),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('followUp.done') });
      onDone();
      await Promise.all(
        [['inspection', number], ['case', number], ['cases'], ['versions', number], ['followUps']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
