import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { sessionApi } from '#web/client';
import { Page, ProblemNote, useSaidAt, useText } from '#web/ui';
import classes from './sign-in.module.css';

/** Asks for a link; what is said is the same whether the address has an account or not. */
export function ForgotPasswordPage() {
  const t = useText();
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const ask = useMutation({ mutationFn: () => sessionApi.askForReset(email.trim()) });
  const said = useSaidAt(ask.error, ['email']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (email.trim() !== '') ask.mutate();
  };
  return (
    <Page title={t('forgot.title')} lead={t('forgot.lead')}>
      <div className={`${classes.ways} ${classes.narrow}`}>
        {ask.isSuccess ? (
          <div className={classes.choosing} role="status">
            <p className={classes.problemTitle}>{t('forgot.sent')}</p>
            <p>{t('forgot.sentHint', { email: email.trim() })}</p>
          </div>
        ) : (
          <form className={classes.form} onSubmit={submit} noValidate>
            {ask.error && <ProblemNote error={ask.error} saidAt={said} />}
            <TextInput
              label={t('signIn.email')}
              type="email"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={asked && email.trim() === '' ? t('signIn.emailMissing') : said.at('email')}
            />
            <Button type="submit" loading={ask.isPending}>
              {t('forgot.go')}
            </Button>
          </form>
        )}
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </div>
    </Page>
  );
}
