import { ActionIcon, Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCheck, IconFilePlus, IconMail, IconPackage, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent, type ReactNode } from 'react';
import { api, ApiError, type Decision, type DeclarationView } from '#web/client';
import type { TextKey } from '#web/texts';
import { CodePicker, DecimalInput, ProblemNote, useCodes, useProblemWords, useText, useToast } from '#web/ui';
import classes from './decision.module.css';
import { documentLetter } from './document-letter.ts';

/** The decisions of every day; what else the law offers stands in the list of steps. */
type Everyday = Extract<Decision, { action: 'accept' | 'requestDocuments' | 'recordFinding' }>;
type Action = Everyday['action'];

const CHOICES: readonly {
  readonly action: Action;
  readonly legal: string;
  readonly text: TextKey;
  readonly icon: typeof IconCheck;
}[] = [
  { action: 'accept', legal: 'case.accept', text: 'case.accept', icon: IconCheck },
  { action: 'recordFinding', legal: 'case.recordFinding', text: 'case.inspect', icon: IconPackage },
  { action: 'requestDocuments', legal: 'case.requestDocuments', text: 'case.request', icon: IconFilePlus },
];

/** The decision stays at the foot of the screen: choose, give the reason, done. Only what is legal now is offered. */
export function DecisionBar(props: { readonly view: DeclarationView }) {
  const t = useText();
  const [open, setOpen] = useState<Action | undefined>(undefined);
  const { view } = props;
  const choices = CHOICES.filter((choice) => view.legalActions.includes(choice.legal));
  const chosen = choices.find((choice) => choice.action === open);
  return (
    <section className={classes.bar} aria-label={t('case.decide')}>
      {choices.length === 0 ? (
        <p className="quiet">{t('case.noDecision')}</p>
      ) : (
        <>
          {chosen && (
            <DecisionForm key={chosen.action} action={chosen.action} view={view} onDone={() => setOpen(undefined)} />
          )}
          {!chosen && (
            <div className={classes.choices}>
              {choices.map((choice, position) => (
                <Button
                  key={choice.action}
                  variant={position === 0 ? 'filled' : 'default'}
                  leftSection={<choice.icon size={16} stroke={1.75} aria-hidden />}
                  onClick={() => setOpen(choice.action)}
                >
                  {t(choice.text)}
                </Button>
              ))}
            </div>
          )}
        </>
      )}
    </section>
  );
}

function DecisionForm(props: { readonly action: Action; readonly view: DeclarationView; readonly onDone: () => void }) {
  switch (props.action) {
    case 'accept':
      return <AcceptForm {...props} />;
    case 'requestDocuments':
      return <RequestForm {...props} />;
    case 'recordFinding':
      return <FindingForm {...props} />;
  }
}
interface FormProps {
  readonly view: DeclarationView;
  readonly onDone: () => void;
}

function useDecide({ view, onDone }: FormProps) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const words = useProblemWords();
  const { number } = view.summary;
  const [key] = useState(() => crypto.randomUUID());
  const readAnew = async () => {
    await client.invalidateQueries({ queryKey: ['case', number] });
    await client.invalidateQueries({ queryKey: ['cases'] });
  };
  return useMutation({
    mutationFn: (decision: Everyday) => api.decide(number, decision, key),
    onSuccess: async (_, decision) => {
      toast({ kind: 'done', text: t(`case.done.${decision.action}`, { number }) });
      onDone();
      await readAnew();
    },
    onError: async (error) => {
      if (!(error instanceof ApiError) || error.problem.status !== 409) return;
      // Somebody else was first: the page shows what they did. Where that leaves nothing to decide, this form goes; its words stay.
      const { title, fix } = words(error);
      toast({ kind: 'problem', text: title, hint: fix });
      await readAnew();
    },
  });
}

function DecisionFrame(props: {
  readonly title: TextKey;
  readonly confirm: TextKey;
  readonly pending: boolean;
  /** Somebody else may take it back. */
  readonly isReversible?: true;
  readonly error: Error | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const t = useText();
  // Not from a field with a list: there Escape closes the list.
  useHotkeys([['Escape', props.onCancel]], ['INPUT']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-label={t(props.title)}>
      <h2 className={classes.title}>{t(props.title)}</h2>
      {props.error && <ProblemNote error={props.error} />}
      {props.children}
      {props.isReversible && <p className="quiet">{t('fourEyes.after')}</p>}
      <div className={classes.choices}>
        <Button type="submit" loading={props.pending}>
          {t(props.confirm)}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The server wants a sentence, not a mark: at least this many letters. */
const REASON_LENGTH_MIN = 3;
const isReason = (text: string): boolean => text.trim().length >= REASON_LENGTH_MIN;

function ReasonField(props: {
  readonly label: TextKey;
  readonly missing: TextKey;
  readonly value: string;
  readonly asked: boolean;
  readonly onChange: (value: string) => void;
  readonly focus?: true;
}) {
  const t = useText();
  return (
    <Textarea
      label={t(props.label)}
      autosize
      minRows={1}
      maxRows={5}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      error={props.asked && !isReason(props.value) ? t(props.missing) : undefined}
      {...(props.focus ? { ref: focusOnce } : {})}
    />
  );
}
const focusOnce = (element: HTMLTextAreaElement | null): void => element?.focus({ preventScroll: true });

function AcceptForm(props: FormProps) {
  const decide = useDecide(props);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <DecisionFrame
      title="case.accept"
      confirm="case.confirmAccept"
      isReversible
      pending={decide.isPending}
      error={decide.error}
      onCancel={props.onDone}
      onSubmit={() => {
        setAsked(true);
        if (isReason(reason)) decide.mutate({ action: 'accept', reason: reason.trim() });
      }}
    >
      <ReasonField
        label="case.reason"
        missing="case.reasonMissing"
        value={reason}
        asked={asked}
        onChange={setReason}
        focus
      />
    </DecisionFrame>
  );
}

interface Wanted {
  readonly typeCode: string;
  readonly note: string;
}

function RequestForm(props: FormProps) {
  const t = useText();
  const decide = useDecide(props);
  const [wanted, setWanted] = useState<readonly Wanted[]>([{ typeCode: '', note: '' }]);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const change = (index: number, next: Partial<Wanted>) =>
    setWanted(wanted.map((one, position) => (position === index ? { ...one, ...next } : one)));
  const names = useCodes('document-type');
  // What somebody wrote stays as it is.
  const draft = () =>
    setWanted(
      wanted.map((one) => {
        const name = names.find(({ code }) => code === one.typeCode)?.name;
        return name && one.note.trim() === ''
          ? { ...one, note: documentLetter(props.view.summary.numberInForce, name) }
          : one;
      }),
    );
  const complete = isReason(reason) && wanted.every((one) => one.typeCode !== '' && one.note.trim() !== '');
  return (
    <DecisionFrame
      title="case.request"
      confirm="case.confirmRequest"
      pending={decide.isPending}
      error={decide.error}
      onCancel={props.onDone}
      onSubmit={() => {
        setAsked(true);
        if (complete) decide.mutate({ action: 'requestDocuments', documents: [...wanted], reason: reason.trim() });
      }}
    >
      {wanted.map((one, index) => (
        <div key={index} className={classes.wanted}>
          <CodePicker
            list="document-type"
            label={t('case.document')}
            value={one.typeCode}
            onChange={(typeCode) => change(index, { typeCode })}
            error={asked && one.typeCode === '' ? t('case.documentMissing') : undefined}
          />
          <Textarea
            label={t('case.documentNote')}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={500}
            value={one.note}
            onChange={(event) => change(index, { note: event.currentTarget.value })}
            error={asked && one.note.trim() === '' ? t('case.documentNoteMissing') : undefined}
          />
          {wanted.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="slate"
              size={36}
              mt={25}
              aria-label={t('case.removeDocument', { position: index + 1 })}
              onClick={() => setWanted(wanted.filter((_, position) => position !== index))}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setWanted([...wanted, { typeCode: '', note: '' }])}
        >
          {t('case.addDocument')}
        </Button>
        <Button variant="subtle" size="compact-sm" leftSection={<IconMail size={14} aria-hidden />} onClick={draft}>
          {t('case.draftLetter')}
        </Button>
      </div>
      <ReasonField label="case.reason" missing="case.reasonMissing" value={reason} asked={asked} onChange={setReason} />
    </DecisionFrame>
  );
}

interface Observation {
  readonly note: string;
  readonly quantityFound: string;
}

function FindingForm(props: FormProps) {
  const t = useText();
  const decide = useDecide(props);
  const { goodsItems } = props.view.declaration;
  const [conforms, setConforms] = useState(true);
  const [lines, setLines] = useState<Readonly<Record<number, Observation>>>({});
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const observationOf = (sequence: number): Observation => lines[sequence] ?? { note: '', quantityFound: '' };
  const observed = goodsItems.filter(({ sequence }) => observationOf(sequence).note.trim() !== '');
  const lineMissing = !conforms && observed.length === 0;
  const submit = () => {
    setAsked(true);
    if (!isReason(note) || lineMissing) return;
    decide.mutate({
      action: 'recordFinding',
      conforms,
      note: note.trim(),
      lines: observed.map(({ sequence }) => {
        const { note: text, quantityFound } = observationOf(sequence);
        return { sequence, note: text.trim(), ...(quantityFound === '' ? {} : { quantityFound }) };
      }),
    });
  };
  return (
    <DecisionFrame
      title="case.inspect"
      confirm="case.confirmFinding"
      isReversible
      pending={decide.isPending}
      error={decide.error}
      onCancel={props.onDone}
      onSubmit={submit}
    >
      <Radio.Group
        label={t('case.outcome')}
        value={conforms ? 'yes' : 'no'}
        onChange={(value) => setConforms(value === 'yes')}
        error={asked && lineMissing ? t('case.findingLineMissing') : undefined}
      >
        <div className={classes.outcomes}>
          <Radio value="yes" label={t('case.conforms')} />
          <Radio value="no" label={t('case.differs')} />
        </div>
      </Radio.Group>
      <ul className={classes.observations}>
        {goodsItems.map((item) => (
          <li key={item.sequence} className={classes.observation}>
            <span className={classes.observedLine}>
              {item.sequence}. {item.description}
            </span>
            <TextInput
              aria-label={t('case.lineNote', { line: item.sequence })}
              placeholder={t('case.lineNote', { line: item.sequence })}
              value={observationOf(item.sequence).note}
              onChange={(event) =>
                setLines({
                  ...lines,
                  [item.sequence]: { ...observationOf(item.sequence), note: event.currentTarget.value },
                })
              }
            />
            <DecimalInput
              label={t('case.lineQuantity', { line: item.sequence })}
              hideLabel
              value={observationOf(item.sequence).quantityFound}
              onChange={(quantityFound) =>
                setLines({ ...lines, [item.sequence]: { ...observationOf(item.sequence), quantityFound } })
              }
              rightSection={<span className="quiet">{item.tariffQuantity?.unitCode}</span>}
            />
          </li>
        ))}
      </ul>
      <ReasonField
        label="case.findingNote"
        missing="case.findingMissing"
        value={note}
        asked={asked}
        onChange={setNote}
      />
    </DecisionFrame>
  );
}
