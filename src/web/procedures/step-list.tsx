import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { legalStepOf, type DeclarationAction } from '#core/declaration';
import { api, type DeclarationView } from '#web/client';
import { CodePicker, Dialog, ProblemNote, Section, useLocal, useText, useToast } from '#web/ui';
import classes from './procedures.module.css';
import {
  DECLARANT_STEPS,
  isAsked,
  isOptional,
  NO_VALUES,
  OFFICER_STEPS,
  type StepField,
  type StepValues,
} from './steps.ts';

/** A step that this person may take now, and how it is sent. */
interface Offered {
  readonly action: DeclarationAction;
  readonly fields: readonly StepField[];
  readonly send: (values: StepValues, key: string) => Promise<unknown>;
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

function stepsOf({ summary, legalActions }: DeclarationView, side: 'declarant' | 'officer'): readonly Offered[] {
  const { number, numberInForce } = summary;
  const version = Number(numberInForce.slice(-1));
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
          send: (values, key) => api.decide(number, body(values, version), key),
        }));
  return all.filter(({ action }) => legalActions.includes(action));
}

function StepDialog(props: { readonly step: Offered; readonly view: DeclarationView; readonly onClose: () => void }) {
  const { step, view } = props;
  const { number } = view.summary;
  const t = useText();
  const local = useLocal();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState<StepValues>({
    ...NO_VALUES,
    guaranteeId: view.securities[0]?.guaranteeId ?? '',
    groundCode: view.cancellation?.groundCode ?? '',
  });
  const [asked, setAsked] = useState(false);
  const name = local(legalStepOf(step.action).name);
  const take = useMutation({
    mutationFn: () => step.send(trimmed(values), key),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('steps.done', { step: name, number }) });
      props.onClose();
      await client.invalidateQueries({ queryKey: ['case', number] });
      await client.invalidateQueries({ queryKey: ['declaration', number] });
      await client.invalidateQueries({ queryKey: ['versions', number] });
      await client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const shown = step.fields.filter((field) => isAsked(field, values));
  const missing = (field: StepField): boolean =>
    !isOptional(field) && values[field].trim().length < (isSentence(field) ? SENTENCE_LENGTH_MIN : 1);
  const confirm = () => {
    setAsked(true);
    if (!shown.some(missing)) take.mutate();
  };
  return (
    <Dialog open title={name}>
      {take.error && <ProblemNote error={take.error} />}
      {shown.length === 0 && <p>{t('steps.sure', { number: view.summary.numberInForce })}</p>}
      <div className={classes.fields}>
        {shown.map((field) => (
          <StepInput
            key={field}
            field={field}
            value={values[field]}
            error={asked && missing(field) ? t(isSentence(field) ? 'case.reasonMissing' : 'steps.missing') : undefined}
            onChange={(value) => setValues({ ...values, [field]: value })}
          />
        ))}
      </div>
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
const isSentence = (field: StepField): boolean => field === 'reason' || field === 'text';
const trimmed = (values: StepValues): StepValues => ({
  ...values,
  reason: values.reason.trim(),
  text: values.text.trim(),
  guaranteeId: values.guaranteeId.trim().toUpperCase(),
});

function StepInput(props: {
  readonly field: StepField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  const { field, value, error, onChange } = props;
  const label = t(`steps.field.${field}`);
  const choose = (options: readonly string[], textOf: (option: string) => string) => (
    <Select
      label={label}
      data={options.map((option) => ({ value: option, label: textOf(option) }))}
      value={value === '' ? null : value}
      onChange={(next) => onChange(next ?? '')}
      allowDeselect={false}
      error={error}
      comboboxProps={{ withinPortal: false }}
    />
  );
  switch (field) {
    case 'reasonCode':
      return <CodePicker list="amendment-reason" label={label} value={value} onChange={onChange} error={error} />;
    case 'groundCode':
      return <CodePicker list="cancellation-ground" label={label} value={value} onChange={onChange} error={error} />;
    case 'agreement':
      return <CodePicker list="agreement" label={label} value={value} onChange={onChange} error={error} />;
    case 'channel':
      return choose(['green', 'yellow', 'red'], (channel) => t(`channel.${channel as 'green'}`));
    case 'kind':
      return choose(['amend', 'change'], (kind) => t(`steps.kind.${kind as 'amend'}`));
    case 'purpose':
      return choose(['payment', 'certificate'], (purpose) => t(`steps.purpose.${purpose as 'payment'}`));
    case 'lines':
    case 'guaranteeId':
      return (
        <TextInput
          label={label}
          description={t(`steps.hint.${field}`)}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={error}
        />
      );
    case 'reason':
    case 'text':
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
}
