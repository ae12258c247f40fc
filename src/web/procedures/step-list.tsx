import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { legalStepOf, type DeclarationAction } from '#core/declaration';
import { api, type DeclarationView, type Letter, type LetterQuestion } from '#web/client';
import { CodePicker, Dialog, ProblemNote, Section, useFormat, useLocal, useText, useToast } from '#web/ui';
import { LetterDraft } from './letter-draft.tsx';
import { isLettered, questionOf, withLetter } from './lettered.ts';
import classes from './procedures.module.css';
import {
  DECLARANT_STEPS,
  FIELDS,
  isAsked,
  isOptional,
  OFFICER_STEPS,
  type StepField,
  type StepValues,
} from './steps.ts';

/** A step that this person may take now, and how it is sent. */
interface Offered {
  readonly action: DeclarationAction;
  readonly fields: readonly StepField[];
  readonly send: (values: StepValues, key: string, letter: Letter | undefined) => Promise<unknown>;
  /** What the letter is drafted from that goes out with it; absent where none does. */
  readonly question?: (values: StepValues) => LetterQuestion;
}

/** What else the law lets this person do with the declaration now; nothing where it lets them do nothing. */
export function StepList(props: {
  readonly view: DeclarationView;
  readonly side: 'declarant' | 'officer';
  /** What stands beside the steps of this list. */
  readonly more?: ReactNode;
}) {
  const t = useText();
  const local = useLocal();
  const [open, setOpen] = useState<DeclarationAction | undefined>(undefined);
  const offered = stepsOf(props.view, props.side);
  const chosen = offered.find(({ action }) => action === open);
  if (offered.length === 0 && !props.more) return null;
  return (
    <Section title={t('steps.title')}>
      <div className={classes.steps}>
        {props.more}
        {offered.map(({ action }) => (
          <Button key={action} variant="default" size="xs" onClick={() => setOpen(action)}>
            {local(legalStepOf(action).name)}
          </Button>
        ))}
      </div>
      {chosen && <StepDialog key={chosen.action} step={chosen} view={props.view} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}

function stepsOf(
  { summary, version, legalActions }: DeclarationView,
  side: 'declarant' | 'officer',
): readonly Offered[] {
  const { number } = summary;
  const all: readonly Offered[] =
    side === 'declarant'
      ? DECLARANT_STEPS.map(({ action, fields, body }) => ({
          action,
          fields,
          send: (values, key) => api.takeStep(number, body(values, version), key),
        }))
      : OFFICER_STEPS.map(({ action, fields, body }) => ({
          action,
          fields,
          send: (values, key, letter) => {
            const decision = body(values, version);
            return api.decide(number, letter === undefined ? decision : withLetter(decision, letter), key);
          },
          ...(isLettered(action) && { question: (values: StepValues) => questionOf(body(values, version)) }),
        }));
  return all.filter(({ action }) => legalActions.includes(action));
}

/** Whoever took the decision is not to judge it. */
const TAKES_TWO: readonly DeclarationAction[] = ['case.reverse', 'appeal.decide'];

function StepDialog(props: { readonly step: Offered; readonly view: DeclarationView; readonly onClose: () => void }) {
  const { step, view } = props;
  const { number } = view.summary;
  const t = useText();
  const local = useLocal();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState<StepValues>(() => beginning(view));
  const [letter, setLetter] = useState<Letter | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const name = local(legalStepOf(step.action).name);
  const take = useMutation({
    mutationFn: () => step.send(trimmed(values), key, letter),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('steps.done', { step: name, number }) });
      props.onClose();
      await client.invalidateQueries({ queryKey: ['case', number] });
      await client.invalidateQueries({ queryKey: ['declaration', number] });
      await client.invalidateQueries({ queryKey: ['versions', number] });
      await client.invalidateQueries({ queryKey: ['letters', number] });
      await client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const shown = step.fields.filter((field) => isAsked(field, values));
  const missing = (field: StepField): boolean =>
    !isOptional(field) && values[field].trim().length < (isSentence(field) ? SENTENCE_LENGTH_MIN : 1);
  const confirm = () => {
    setAsked(true);
    const empty = letter !== undefined && (letter.vi.trim() === '' || letter.en.trim() === '');
    if (!shown.some(missing) && !empty) take.mutate();
  };
  return (
    <Dialog open title={name}>
      {take.error && <ProblemNote error={take.error} />}
      {TAKES_TWO.includes(step.action) && <p className="quiet">{t('fourEyes.before')}</p>}
      {shown.length === 0 && <p>{t('steps.sure', { number: view.summary.numberInForce })}</p>}
      <div className={classes.fields}>
        {shown.map((field) => (
          <StepInput
            key={field}
            field={field}
            view={view}
            value={values[field]}
            error={asked && missing(field) ? t(isSentence(field) ? 'case.reasonMissing' : 'steps.missing') : undefined}
            onChange={(value) => setValues({ ...values, [field]: value })}
          />
        ))}
      </div>
      {step.question && (
        <LetterDraft
          number={number}
          question={step.question(trimmed(values))}
          letter={letter}
          asked={asked}
          onChange={setLetter}
        />
      )}
      <div className={classes.buttons}>
        <Button loading={take.isPending} onClick={confirm}>
          {name}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('app.close')}
        </Button>
      </div>
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
function beginning({ securities, cancellation, decisions, appeals, attachments, refund }: DeclarationView): StepValues {
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
  readonly view: DeclarationView;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  const { field, view, value, error, onChange } = props;
  const label = t(`steps.field.${field}`);
  const options = useOptions(field, view);
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
function useOptions(field: StepField, { decisions, appeals, attachments }: DeclarationView): Option[] | undefined {
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
