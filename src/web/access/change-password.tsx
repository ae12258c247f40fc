import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api } from '#web/client';
import { ProblemNote, useSaidAt, useText, useToast } from '#web/ui';
import { PASSWORD_LENGTH_MIN } from './password-length.ts';
import { PasswordField } from './password-field.tsx';
import classes from './settings.module.css';

export function ChangePassword() {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const change = useMutation({
    mutationFn: () => api.changePassword({ password, newPassword }),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('security.passwordDone') });
      setPassword('');
      setNewPassword('');
      setAsked(false);
      await client.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const said = useSaidAt(change.error, ['password', 'newPassword']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (password !== '' && newPassword.length >= PASSWORD_LENGTH_MIN) change.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {change.error && <ProblemNote error={change.error} saidAt={said} />}
      <PasswordField
        label={t('security.currentPassword')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={asked && password === '' ? t('signIn.passwordMissing') : said.at('password')}
      />
      <PasswordField
        label={t('signIn.newPassword')}
        description={t('signIn.newPasswordHint')}
        autoComplete="new-password"
        value={newPassword}
        onChange={(event) => setNewPassword(event.currentTarget.value)}
        error={
          asked && newPassword.length < PASSWORD_LENGTH_MIN ? t('signIn.newPasswordShort') : said.at('newPassword')
        }
      />
      <p className="quiet">{t('security.passwordHint')}</p>
      <Button type="submit" loading={change.isPending}>
        {t('security.passwordGo')}
      </Button>
    </form>
  );
}
