import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ApiError } from '#web/client';
import type { TextKey } from '#web/texts';
import { useLocal, useText } from './preferences.tsx';
import classes from './problem.module.css';
import { refusalsOf, type Placed } from './said-at.ts';

/** What went wrong and what to do, in words; never a code alone. */
export interface Said {
  readonly title: string;
  readonly fix: string;
}

/** Turns any failure of a request into words of the current language. */
export function useProblemWords(): (error: unknown) => Said {
  const t = useText();
  const local = useLocal();
  return (error) => {
    const problem = error instanceof ApiError ? error.problem : undefined;
    const first = problem?.errors?.[0];
    if (first) return { title: local(first.message), fix: local(first.fix) };
    const word = wordFor(problem?.status);
    return { title: t(`error.${word}`), fix: t(`error.${word}Fix` satisfies TextKey) };
  };
}

/** That something stands at fields comes first; then what has no field, each once. */
function useAllWords(error: unknown, saidAt: Placed | undefined): readonly Said[] {
  const t = useText();
  const local = useLocal();
  const first = useProblemWords()(error);
  const refusals = refusalsOf(error);
  if (refusals.length === 0) return [first];
  const elsewhere = refusals.filter((refusal) => saidAt?.isPlaced(refusal) !== true);
  const placed = refusals.length - elsewhere.length;
  const words = elsewhere.map(({ message, fix }): Said => ({ title: local(message), fix: local(fix) }));
  const atFields = placed > 0 ? [{ title: t('error.atFields'), fix: t('error.atFieldsFix') }] : [];
  return [...atFields, ...new Map(words.map((said) => [said.title, said])).values()];
}

/**
 * As a refusal comes that stands at a field of this form, the cursor goes there. A field that is not asked for now can say nothing:
 * then the note has to.
 */
function useFirstRefusedField(error: unknown, saidAt: Placed | undefined) {
  const note = useRef<HTMLDivElement>(null);
  const [isNowhere, setNowhere] = useState(false);
  const isAtField = saidAt !== undefined && refusalsOf(error).some((refusal) => saidAt.isPlaced(refusal));
  useEffect(() => {
    if (!isAtField) return;
    // The fields of one thing may stand in several sections.
    const form = note.current?.closest('[data-fields]') ?? note.current?.closest('form, [role="dialog"]');
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    setNowhere(form?.querySelector('.mantine-InputWrapper-error') === null);
  }, [isAtField]);
  return { note, isNowhere };
}

function wordFor(status: number | undefined): 'offline' | 'notFound' | 'denied' | 'busy' | 'refused' | 'server' {
  if (status === 0) return 'offline';
  if (status === 404) return 'notFound';
  if (status === 401 || status === 403) return 'denied';
  if (status === 429 || status === 503) return 'busy';
  return status !== undefined && status < 500 ? 'refused' : 'server';
}

/**
 * A failure in the place of what it kept from showing: everything that was refused, not the first of it alone. `absent` says in the
 * words of a page that what it asks for is not there; what `saidAt` puts at the fields of a form is told there and only counted here.
 */
export function ProblemNote(props: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly absent?: Said;
  readonly saidAt?: Placed;
}) {
  const t = useText();
  const { note, isNowhere } = useFirstRefusedField(props.error, props.saidAt);
  const words = useAllWords(props.error, isNowhere ? undefined : props.saidAt);
  const gone = isNotFound(props.error) || (props.onRetry !== undefined && namesNothing(props.error));
  const told = gone ? [props.absent ?? { title: t('error.notFound'), fix: t('error.notFoundFix') }] : words;
  return (
    <div className={classes.problem} role="alert" ref={note}>
      <IconAlertTriangle size={20} className={classes.icon} aria-hidden />
      <div className={classes.told}>
        {told.map(({ title, fix }) => (
          <div key={title}>
            <p className={classes.title}>{title}</p>
            <p className={classes.fix}>{fix}</p>
          </div>
        ))}
        {props.onRetry && !gone && !isAnswer(props.error) && (
          <Button variant="default" size="xs" mt={12} onClick={props.onRetry}>
            {t('app.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A refusal that names what is wrong with the question answers the same to the same question. */
const isAnswer = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.status === 422 && (error.problem.errors ?? []).length > 0;

/** Asking again for what is not there changes nothing. */
const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.problem.status === 404;

/** An address that somebody cut short or typed: a number that has not the form of one names nothing. */
const namesNothing = (error: unknown): boolean => {
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return errors.length > 0 && errors.every(({ code, pointer }) => code === 'FMT-003' && IN_ADDRESS.has(pointer));
};
const IN_ADDRESS: ReadonlySet<string> = new Set(['/id', '/code', '/number']);

/** Nothing to show, why, and what to do next. */
export function Empty(props: { readonly title: string; readonly hint: string; readonly action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{props.title}</p>
      <p className={classes.emptyHint}>{props.hint}</p>
      {props.action && <div className={classes.emptyAction}>{props.action}</div>}
    </div>
  );
}
