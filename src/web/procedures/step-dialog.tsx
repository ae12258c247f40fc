import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { legalStepOf, type DeclarationAction } from '#core/declaration';
import type { Text } from '#core/kernel';
import type { Letter, LetterQuestion } from '#web/client';
import { CodePicker, Dialog, ProblemNote, useFormat, useLocal, useSaidAt, useText } from '#web/ui';
import { LetterDraft } from './letter-draft.tsx';
import classes from './procedures.module.css';
import { FIELDS, isAsked, isOptional, type StepField, type StepValues } from './steps.ts';

/** A step that this person may take now, and how it is sent. */
export interface Offered<Answer> {
  readonly action: DeclarationAction;
  readonly fields: readonly StepField[];
  readonly send: (values: StepValues, key: string, letter: Letter | undefined) => Promise<Answer>;
  /** What the letter is drafted from that goes out with it; absent where none does. */
  readonly question?: (values: StepValues) => LetterQuestion;
}

/** As much of a declaration, or of a shipment, as its steps choose from. */
export interface StepSubject {
  readonly number: string;
  readonly numberInForce: string;
  readonly securities: readonly { readonly guaranteeId: string }[];
  readonly cancellation: { readonly groundCode: string } | null;
  readonly refund: { readonly account: { readonly bankCode: string; readonly holder: string } } | null;
  readonly decisions: readonly { readonly position: string; readonly label: Text; readonly at: string }[];
  readonly appeals: readonly {
    readonly id: string;
    readonly label: Text;
    readonly at: string;
    readonly answer: object | null;
  }[];
  readonly attachments: readonly { readonly id: string; readonly name: string; readonly typeCode: string }[];
}

/** Whoever took the decision is not to judge it. */
const TAKES_TWO: readonly DeclarationAction[] = ['case.reverse', 'appeal.decide'];

/** What one person is asked for a step, and the step taken: on a declaration, or once for a whole shipment. */
export function StepDialog<Answer>(props: {
  readonly step: Offered<Answer>;
  readonly subject: StepSubject;
  readonly lead?: ReactNode;
  /** With a way to send the very same again. */
  readonly onDone: (answer: Answer, again: () => Promise<Answer>) => void;
  readonly onClose: () => void;
}) {
  const { step, subject, onDone } = props;
  const t = useText();
  const local = useLocal();
  const [key] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState<StepValues>(() => beginning(subject));
  const [letter, setLetter] = useState<Letter | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const name = local(legalStepOf(step.action).name);
  const take = useMutation({
    mutationFn: async () => {
      const send = () => step.send(trimmed(values), key, letter);
      return { answer: await send(), send };
    },
    onSuccess: ({ answer, send }) => {
      props.onClose();
      onDone(answer, send);
    },
  });
  const shown = step.fields.filter((field) => isAsked(field, values));
  const said = useSaidAt(take.error, shown);
  const missing = (field: StepField): boolean =>
    !isOptional(field) && values[field].trim().length < (isSentence(field) ? SENTENCE_LENGTH_MIN : 1);
  const confirm = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    const empty = letter !== undefined && (letter.vi.trim() === '' || letter.en.trim() === '');
    if (!shown.some(missing) && !empty && !take.isPending) take.mutate();
  };
  return (
    <Dialog open title={name}>
      <form onSubmit={confirm} noValidate>
        {take.error && <ProblemNote error={take.error} saidAt={said} />}
        {props.lead}
        {TAKES_TWO.includes(step.action) && <p className="quiet">{t('fourEyes.before')}</p>}
        {shown.length === 0 && <p>{t('steps.sure', { number: subject.numberInForce })}</p>}
        <div className={classes.fields}>
          {shown.map((field) => (
            <StepInput
              key={field}
              field={field}
              subject={subject}
              value={values[field]}
              error={
                asked && missing(field) ? t(isSentence(field) ? 'case.reasonMissing' : 'steps.missing') : said.at(field)
              }
              onChange={(value) => setValues({ ...values, [field]: value })}
            />
          ))}
        </div>
        {step.question && (
          <LetterDraft
            number={subject.number}
            question={step.question(trimmed(values))}
            letter={letter}
            asked={asked}
            onChange={setLetter}
          />
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={take.isPending}>
            {name}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('app.close')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The server wants a sentence, not a mark: at least this many letters. */
const SENTENCE_LENGTH_MIN = 3;
const isSentence = (field: StepField): boolean => FIELDS[field] === 'sentence';

function trimmed(values: StepValues): StepValues {
  const entries = Object.entries(values).map(([field, text]) => [field, text.trim()] as const);
  return { ...values, ...Object.fromEntries(entries), guaranteeId: values.guaranteeId.trim().toUpperCase() };
}

/** What is chosen before anybody chooses: what the declaration itself says, else the first that is to be had. */
function beginning({ securities, cancellation, decisions, appeals, attachments, refund }: StepSubject): StepValues {
  const blank = Object.fromEntries(
    Object.entries(FIELDS).map(([field, kind]) => [field, typeof kind === 'string' ? '' : kind[0]]),
  ) as StepValues;
  return {
    ...blank,
    channel: '',
    guaranteeId: securities[0]?.guaranteeId ?? '',
    groundCode: cancellation?.groundCode ?? '',
    bankCode: refund?.account.bankCode ?? '',
    accountHolder: refund?.account.holder ?? '',
    decision: decisions.at(-1)?.position ?? '',
    appeal: appeals.find(({ answer }) => answer === null)?.id ?? '',
    attachment: attachments.at(-1)?.id ?? '',
  };
}

function StepInput(props: {
  readonly field: StepField;
  readonly subject: StepSubject;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  const { field, subject, value, error, onChange } = props;
  const label = t(`steps.field.${field}`);
  const options = useOptions(field, subject);
  const kind = FIELDS[field];
  if (options !== undefined) {
    return (
      <Select
        label={label}
        data={options}
        value={value === '' ? null : value}
        onChange={(next) => onChange(next ?? '')}
        allowDeselect={false}
        error={error}
        nothingFoundMessage={t('steps.nothing')}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  if (kind === 'sentence') {
    return (
      <Textarea
        label={label}
        autosize
        minRows={2}
        maxRows={8}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
    );
  }
  if (kind === 'words' || kind === 'day') {
    return (
      <TextInput
        label={label}
        type={kind === 'day' ? 'date' : 'text'}
        {...(field === 'lines' || field === 'guaranteeId' ? { description: t(`steps.hint.${field}`) } : {})}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
    );
  }
  return <CodePicker list={String(kind)} label={label} value={value} onChange={onChange} error={error} />;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a field lets one choose from, where that is a handful and no code list. */
function useOptions(field: StepField, { decisions, appeals, attachments }: StepSubject): Option[] | undefined {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const kind = FIELDS[field];
  if (field === 'channel' || field === 'controlChannel')
    return FIELDS[field].map((value) => ({ value, label: t(`channel.${value}`) }));
  if (field === 'kind') return FIELDS.kind.map((value) => ({ value, label: t(`steps.kind.${value}`) }));
  if (field === 'purpose') return FIELDS.purpose.map((value) => ({ value, label: t(`steps.purpose.${value}`) }));
  if (field === 'storage') return FIELDS.storage.map((value) => ({ value, label: t(`steps.storage.${value}`) }));
  if (field === 'breach') return FIELDS.breach.map((value) => ({ value, label: t(`steps.breach.${value}`) }));
  if (field === 'conforms') return FIELDS.conforms.map((value) => ({ value, label: t(`steps.conforms.${value}`) }));
  if (field === 'outcome') return FIELDS.outcome.map((value) => ({ value, label: t(`steps.outcome.${value}`) }));
  if (kind === 'decision')
    return decisions.map(({ position, label, at }) => ({
      value: position,
      label: `${local(label)} · ${format.instant(at)}`,
    }));
  if (kind === 'appeal')
    return appeals
      .filter(({ answer }) => answer === null)
      .map(({ id, label, at }) => ({ value: id, label: `${local(label)} · ${format.instant(at)}` }));
  if (kind === 'attachment')
    return attachments.map(({ id, name, typeCode }) => ({ value: id, label: `${typeCode} · ${name}` }));
  return undefined;
}
