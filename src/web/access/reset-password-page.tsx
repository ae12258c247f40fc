import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { sessionApi } from '#web/client';
import { Page, ProblemNote, useSaidAt, useText } from '#web/ui';
import { PASSWORD_LENGTH_MIN } from './password-length.ts';
import { PasswordField } from './password-field.tsx';
import classes from './sign-in.module.css';

/** Where the link of the letter leads: the token is after the `#`, which no browser sends to anybody. */
export function ResetPasswordPage() {
  const t = useText();
  const [token] = useState(() => location.hash.slice(1));
  const [newPassword, setNewPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const redeem = useMutation({ mutationFn: () => sessionApi.redeemReset({ token, newPassword }) });
  const said = useSaidAt(redeem.error, ['newPassword']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (newPassword.length >= PASSWORD_LENGTH_MIN) redeem.mutate();
  };
  return (
    <Page title={t('reset.title')} lead={t('reset.lead')}>
      <div className={`${classes.ways} ${classes.narrow}`}>
        {redeem.isSuccess ? (
          <div className={classes.choosing} role="status">
            <p className={classes.problemTitle}>{t('reset.done')}</p>
            <p>{t('reset.doneHint')}</p>
          </div>
        ) : (
          <form className={classes.form} onSubmit={submit} noValidate>
            {redeem.error && <ProblemNote error={redeem.error} saidAt={said} />}
            <PasswordField
              label={t('signIn.newPassword')}
              description={t('signIn.newPasswordHint')}
              autoComplete="new-password"
              value={newPassword}
              onChange={(event) => setNewPassword(event.currentTarget.value)}
              error={
                asked && newPassword.length < PASSWORD_LENGTH_MIN
                  ? t('signIn.newPasswordShort')
                  : said.at('newPassword')
              }
            />
            <Button type="submit" loading={redeem.isPending}>
              {t('reset.go')}
            </Button>
          </form>
        )}
        {redeem.isSuccess ? (
          <Link to="/sign-in">{t('signIn.go')}</Link>
        ) : (
          <Link to="/forgot-password">{t('reset.again')}</Link>
        )}
      </div>
    </Page>
  );
}
