import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { sessionApi, type HalfWay, type Session } from '#web/client';
import { ProblemNote, useText } from '#web/ui';
import { browserHasPasskeys } from './passkey.ts';
import { PasskeyButton } from './passkey-button.tsx';
import classes from './sign-in.module.css';

/** After the right password: a code, or a passkey. */
export function SecondStep(props: {
  readonly methods: HalfWay['secondFactor'];
  readonly onSignedIn: (session: Session) => void;
  readonly onAgain: () => void;
}) {
  const t = useText();
  const { methods } = props;
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const show = useMutation({
    mutationFn: () => sessionApi.showCode(code),
    onSuccess: (session) => session && props.onSignedIn(session),
    onError: () => setCode(''),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() !== '') show.mutate();
  };
  const takesCode = methods.includes('totp') || methods.includes('recoveryCode');
  return (
    <div className={classes.ways}>
      {takesCode && (
        <form className={classes.form} onSubmit={submit} noValidate>
          {show.error && <ProblemNote error={show.error} />}
          <TextInput
            label={t('signIn.code')}
            description={t(methods.includes('totp') ? 'signIn.codeHint' : 'signIn.recoveryHint')}
            autoComplete="one-time-code"
            ref={focusOnce}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={asked && code.trim() === '' && !show.error ? t('signIn.codeMissing') : undefined}
          />
          <Button type="submit" loading={show.isPending}>
            {t('signIn.codeGo')}
          </Button>
        </form>
      )}
      {methods.includes('passkey') && browserHasPasskeys() && <PasskeyButton onSignedIn={props.onSignedIn} />}
      <Button variant="subtle" onClick={props.onAgain}>
        {t('signIn.fromStart')}
      </Button>
    </div>
  );
}

/** The one field of the step that the person just came to. */
const focusOnce = (element: HTMLInputElement | null): void => element?.focus();
