import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Dialog } from './dialog.tsx';
import { useText } from './preferences.tsx';
import { ProblemNote } from './problem.tsx';
import { useSaidAt } from './said-at.ts';
import classes from './reason-dialog.module.css';

const REASON_LENGTH_MIN = 3;
const REASON_LENGTH_MAX = 1_000;

/** Says once more what will happen, and asks why. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly hint: string;
  readonly action: string;
  readonly danger?: true;
  readonly send: (reason: string) => Promise<unknown>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const { send, onDone, onCancel } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = reason.trim().length < REASON_LENGTH_MIN;
  const act = useMutation({ mutationFn: () => send(reason.trim()), onSuccess: onDone });
  const said = useSaidAt(act.error, ['reason']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) act.mutate();
  };
  return (
    <Dialog open title={props.title}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {act.error && <ProblemNote error={act.error} saidAt={said} />}
        <p>{props.hint}</p>
        <Textarea
          label={t('ui.reason')}
          autosize
          minRows={3}
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && missing ? t('ui.reasonMissing') : said.at('reason')}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={act.isPending} {...(props.danger && { color: '#b3261e' })}>
            {props.action}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
