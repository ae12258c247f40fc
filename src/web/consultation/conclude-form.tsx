import { Radio } from '@mantine/core';
import { useState } from 'react';
import { api, type Consultation, type DeclarationView } from '#web/client';
import { CodePicker, DecimalInput, isSaid, StepFrame, useText, WordsField, useSaidAt } from '#web/ui';
import classes from './consultation.module.css';
import { useStep } from './use-consultation.ts';

type Outcome = NonNullable<Consultation['conclusion']>['outcome'];

/** Accept, or reject and say what the goods would be valued at instead. What is proposed is recorded and moves no figure. */
export function ConcludeForm(props: {
  readonly view: DeclarationView;
  readonly sequences: readonly number[];
  /** Without an answer only silence can be concluded. */
  readonly answered: boolean;
  readonly onDone: () => void;
}) {
  const t = useText();
  const { number, currency } = props.view.summary;
  const [outcome, setOutcome] = useState<Outcome>(props.answered ? 'accepted' : 'noAnswer');
  const [reason, setReason] = useState('');
  const [methodCode, setMethodCode] = useState('');
  const [amounts, setAmounts] = useState<Readonly<Record<number, string>>>({});
  const [asked, setAsked] = useState(false);
  const step = useStep(number, 'consult.done.conclude', api.concludeConsultation, props.onDone);
  const said = useSaidAt(step.error, ['reason', 'methodCode', 'outcome']);
  const proposes = outcome !== 'accepted' && (outcome === 'rejected' || methodCode !== '');
  const values = props.sequences.flatMap((sequence) => {
    const amount = amounts[sequence] ?? '';
    return /^\d{1,15}$/.test(amount) ? [{ sequence, amount }] : [];
  });
  const submit = () => {
    setAsked(true);
    if (!isSaid(reason) || (outcome === 'rejected' && methodCode === '')) return;
    step.mutate({ outcome, reason: reason.trim(), proposal: proposes ? { methodCode, values, note: '' } : null });
  };
  const choices: readonly Outcome[] = props.answered ? ['accepted', 'rejected'] : ['noAnswer'];
  return (
    <StepFrame
      title="consult.conclude"
      confirm="consult.confirmConclude"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={props.onDone}
      onSubmit={submit}
    >
      <Radio.Group
        label={t('consult.conclusion')}
        value={outcome}
        error={said.at('outcome')}
        onChange={(value) => setOutcome(choices.find((choice) => choice === value) ?? outcome)}
      >
        <div className={classes.choices}>
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={t(`consult.outcome.${choice}`)} />
          ))}
        </div>
      </Radio.Group>
      <WordsField
        label="case.reason"
        missing="case.reasonMissing"
        value={reason}
        asked={asked}
        said={said.at('reason')}
        onChange={setReason}
      />
      {outcome !== 'accepted' && (
        <>
          <CodePicker
            list="valuation-method"
            label={t('consult.method')}
            value={methodCode}
            onChange={setMethodCode}
            error={
              asked && outcome === 'rejected' && methodCode === '' ? t('consult.methodMissing') : said.at('methodCode')
            }
          />
          {props.sequences.map((sequence) => (
            <DecimalInput
              key={sequence}
              label={t('consult.proposedValue', { line: sequence })}
              value={amounts[sequence] ?? ''}
              onChange={(amount) => setAmounts({ ...amounts, [sequence]: amount })}
              rightSection={currency}
            />
          ))}
          <p className="quiet">{t('consult.proposalNote')}</p>
        </>
      )}
    </StepFrame>
  );
}
