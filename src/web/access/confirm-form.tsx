import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { ProblemNote, useSaidAt, useText } from '#web/ui';
import { PasswordField } from './password-field.tsx';
import classes from './settings.module.css';

export interface Confirmed {
  readonly password: string;
  readonly code: string;
  readonly name: string;
}

/** A session left open is not the person: asks for the password, and for a code or a name where that is needed. */
export function ConfirmForm(props: {
  readonly wantsCode?: boolean;
  readonly wantsName?: boolean;
  readonly hint: string;
  readonly go: string;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onConfirm: (given: Confirmed) => void;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const [given, setGiven] = useState<Confirmed>({ password: '', code: '', name: '' });
  const [asked, setAsked] = useState(false);
  const { wantsCode = false, wantsName = false } = props;
  const set = (field: keyof Confirmed) => (event: { readonly currentTarget: { readonly value: string } }) => {
    const { value } = event.currentTarget;
    setGiven((before) => ({ ...before, [field]: value }));
  };
  const isMissing = (field: keyof Confirmed): boolean => given[field].trim() === '';
  const said = useSaidAt(props.error, ['name', 'password', 'code']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isMissing('password') || (wantsCode && isMissing('code')) || (wantsName && isMissing('name'))) return;
    props.onConfirm({ ...given, name: given.name.trim() });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p>{props.hint}</p>
      {props.error && <ProblemNote error={props.error} saidAt={said} />}
      {wantsName && (
        <TextInput
          label={t('security.passkeyName')}
          description={t('security.passkeyNameHint')}
          maxLength={100}
          value={given.name}
          onChange={set('name')}
          error={asked && isMissing('name') ? t('security.passkeyNameMissing') : said.at('name')}
        />
      )}
      <PasswordField
        label={t('security.currentPassword')}
        autoComplete="current-password"
        value={given.password}
        onChange={set('password')}
        error={asked && isMissing('password') ? t('signIn.passwordMissing') : said.at('password')}
      />
      {wantsCode && (
        <TextInput
          label={t('signIn.code')}
          description={t('signIn.codeHint')}
          autoComplete="one-time-code"
          value={given.code}
          onChange={set('code')}
          error={asked && isMissing('code') ? t('signIn.codeMissing') : said.at('code')}
        />
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={props.pending}>
          {props.go}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
