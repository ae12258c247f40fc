import { Button, Textarea } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import type { TextKey } from '#web/texts';
import { useText } from './preferences.tsx';
import { ProblemNote } from './problem.tsx';
import type { Placed } from './said-at.ts';
import classes from './step-frame.module.css';

/** The server wants a sentence, not a mark: at least this many letters. */
const WORDS_LENGTH_MIN = 3;
export const isSaid = (text: string): boolean => text.trim().length >= WORDS_LENGTH_MIN;

/** A form within the section: what it does, what went wrong, and the two ways out. */
export function StepFrame(props: {
  readonly title: TextKey;
  readonly confirm: TextKey;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly saidAt?: Placed;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const t = useText();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-label={t(props.title)}>
      {props.error && <ProblemNote error={props.error} {...(props.saidAt && { saidAt: props.saidAt })} />}
      {props.children}
      <div className={classes.buttons}>
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

/** Words that somebody will read. */
export function WordsField(props: {
  readonly label: TextKey;
  readonly missing: TextKey;
  readonly value: string;
  readonly asked: boolean;
  /** What the server refused of it. */
  readonly said?: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  return (
    <Textarea
      label={t(props.label)}
      autosize
      minRows={2}
      maxRows={10}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      error={props.asked && !isSaid(props.value) ? t(props.missing) : props.said}
    />
  );
}
