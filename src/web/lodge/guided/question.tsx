import { Button } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { answerText, baseOf, GUIDED_QUESTIONS, nodeAt, type GuidedQuestionId } from '#core/draft';
import { useText } from '#web/ui';
import { useDraftPart } from '../draft-store.tsx';
import lodge from '../lodge.module.css';
import { useGuided } from './guided-context.ts';
import classes from './guided.module.css';
import { MatterNote } from './matter-note.tsx';
import { SetAsideForm } from './set-aside-form.tsx';

/**
 * One question in plain words, an example, and the fields of the form that answer it, under their legal terms. Who does not know
 * finds below what to do about it: look it up, take what is usual, or set it aside.
 */
export function Question(props: {
  readonly id: GuidedQuestionId;
  /** Of a question about goods: the line, from 0. */
  readonly line?: number;
  /** Ways to find the answer, and what is usual: what is shown to who does not know, apart from setting it aside. */
  readonly exits?: ReactNode;
  /** Its fields stand two by two: those whose number hangs on the goods. */
  readonly pairs?: true;
  readonly children: ReactNode;
}) {
  const t = useText();
  const { id, line } = props;
  const { matters } = useGuided();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  // Where one was stays where one is.
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const matter = matters.find((each) => each.question === id && each.line === line);
  const panel = `exits-${id}-${line ?? ''}`;
  const note = `matter-${id}-${line ?? ''}`;
  const isSetHere = useRef(false);
  useEffect(() => {
    if (matter === undefined || !isSetHere.current) return;
    isSetHere.current = false;
    document.getElementById(note)?.focus();
  }, [matter, note]);
  const setAside = () => {
    isSetHere.current = true;
    setOpen(false);
  };
  return (
    <fieldset className={classes.question} data-aside={matter ? '' : undefined}>
      <legend className={classes.legend}>{t(`guided.q.${id}`)}</legend>
      <p className={classes.hint}>{t(`guided.h.${id}`)}</p>
      <div className={props.pairs ? classes.pairs : lodge.grid}>{props.children}</div>
      {matter ? (
        <div id={note} tabIndex={-1}>
          <MatterNote matter={matter} />
        </div>
      ) : (
        <Button
          ref={opener}
          variant="subtle"
          color="slate"
          size="compact-sm"
          className={classes.dontKnow ?? ''}
          leftSection={<IconHelpCircle size={16} stroke={1.75} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        >
          {t('guided.dontKnow')}
        </Button>
      )}
      {isOpen && !matter && (
        <section id={panel} aria-label={t('guided.exits', { question: t(`guided.q.${id}`) })} className={classes.exits}>
          <CloseExits value={close}>{props.exits}</CloseExits>
          <LeaveEmpty id={id} line={line} onTaken={close} />
          <SetAsideForm id={id} line={line} onDone={setAside} />
        </section>
      )}
    </fieldset>
  );
}

const CloseExits = createContext<() => void>(() => undefined);
/** Once a way out has given the answer, all of them close. */
export const useCloseExits = (): (() => void) => useContext(CloseExits);

/** What need not be answered says so, as long as it is not. */
function LeaveEmpty(props: {
  readonly id: GuidedQuestionId;
  readonly line: number | undefined;
  readonly onTaken: () => void;
}) {
  const t = useText();
  const question = GUIDED_QUESTIONS.find(({ id }) => id === props.id);
  const isAnswered = useDraftPart(
    (state) => question !== undefined && answerText(question, nodeAt(state.stored.content, baseOf(props.line))) !== '',
  );
  if (!question?.isOptional || isAnswered) return null;
  return (
    <Exit hint={t('guided.takeEmptyHint')}>
      <Button variant="default" size="xs" onClick={props.onTaken}>
        {t('guided.takeEmpty')}
      </Button>
    </Exit>
  );
}

/** One way out of not knowing: what it does, and what follows from it. */
export function Exit(props: { readonly hint: string; readonly children: ReactNode }) {
  return (
    <div className={classes.exit}>
      {props.children}
      <p className={classes.small}>{props.hint}</p>
    </div>
  );
}
