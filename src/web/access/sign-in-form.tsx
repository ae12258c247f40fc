import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { sessionApi, ApiError, type HalfWay, type Session } from '#web/client';
import { ProblemNote, useText } from '#web/ui';
import { PASSWORD_LENGTH_MIN } from './password-length.ts';
import { SecondStep } from './second-step.tsx';
import { PasswordField } from './password-field.tsx';
import classes from './sign-in.module.css';

/** E-mail and password; used by the page and by the dialog that renews a session in place. */
export function SignInForm(props: {
  readonly email: string;
  readonly password?: string;
  readonly lockEmail?: true;
  /** Other ways in, below the first step. */
  readonly otherWays?: ReactNode;
  readonly onSignedIn: (session: Session) => void;
}) {
  const t = useText();
  /** The password worked once, for choosing one's own. */
  const [choosing, setChoosing] = useState(false);
  const [email, setEmail] = useState(props.email);
  const [password, setPassword] = useState(props.password ?? '');
  const [newPassword, setNewPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [methods, setMethods] = useState<HalfWay['secondFactor'] | undefined>(undefined);
  const signIn = useMutation({
    mutationFn: () => sessionApi.signIn({ email: email.trim(), password, ...(choosing ? { newPassword } : {}) }),
    onError: (error) => {
      if (wantsOwnPassword(error)) {
        setChoosing(true);
        setAsked(false);
      }
    },
    onSuccess: (answer) => {
      if (answer && 'secondFactor' in answer) setMethods(answer.secondFactor);
      else if (answer) props.onSignedIn(answer);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    const chosen = !choosing || newPassword.length >= PASSWORD_LENGTH_MIN;
    if (email.trim() !== '' && password !== '' && chosen) signIn.mutate();
  };
  if (methods) {
    const again = () => {
      setMethods(undefined);
      setPassword('');
      signIn.reset();
    };
    return <SecondStep methods={methods} onSignedIn={props.onSignedIn} onAgain={again} />;
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {signIn.error && !wantsOwnPassword(signIn.error) && <SignInProblem error={signIn.error} />}
      {choosing && (
        <div className={classes.choosing} role="status">
          <p className={classes.problemTitle}>{t('signIn.choose')}</p>
          <p>{t('signIn.chooseHint')}</p>
        </div>
      )}
      <TextInput
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        readOnly={props.lockEmail ?? false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={asked && email.trim() === '' ? t('signIn.emailMissing') : undefined}
      />
      <PasswordField
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={asked && password === '' ? t('signIn.passwordMissing') : undefined}
        {...(props.lockEmail ? { 'data-autofocus': true } : {})}
      />
      {choosing && (
        <PasswordField
          label={t('signIn.newPassword')}
          description={t('signIn.newPasswordHint')}
          autoComplete="new-password"
          ref={focusOnce}
          value={newPassword}
          onChange={(event) => setNewPassword(event.currentTarget.value)}
          error={asked && newPassword.length < PASSWORD_LENGTH_MIN ? t('signIn.newPasswordShort') : undefined}
        />
      )}
      <Button type="submit" loading={signIn.isPending} mt={4}>
        {t(choosing ? 'signIn.chooseGo' : 'signIn.go')}
      </Button>
      {props.otherWays}
    </form>
  );
}

const focusOnce = (element: HTMLInputElement | null): void => element?.focus();

const wantsOwnPassword = (error: Error | null): boolean =>
  error instanceof ApiError && (error.problem.errors?.some(({ code }) => code === 'ACC-016') ?? false);

/** Wrong words and too many attempts are told in this screen's words; anything else as everywhere. */
function SignInProblem(props: { readonly error: Error }) {
  const t = useText();
  const status = props.error instanceof ApiError ? props.error.problem.status : undefined;
  const expired = props.error instanceof ApiError && props.error.problem.errors?.[0]?.code === 'ACC-017';
  const word = status === 401 && !expired ? 'wrong' : status === 429 ? 'tooMany' : undefined;
  if (!word) return <ProblemNote error={props.error} />;
  return (
    <div className={classes.problem} role="alert">
      <p className={classes.problemTitle}>{t(`signIn.${word}`)}</p>
      <p>{t(`signIn.${word}Fix`)}</p>
    </div>
  );
}
