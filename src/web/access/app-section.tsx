import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api, type Account } from '#web/client';
import { Dialog, ProblemNote, Section, useFormat, useSaidAt, useText, useToast } from '#web/ui';
import { ConfirmForm } from './confirm-form.tsx';
import classes from './settings.module.css';

type Enrolment = Awaited<ReturnType<typeof api.beginTotp>>;

/** The authenticator app: what it is for, and the way in and out. */
export function AppSection(props: { readonly account: Account; readonly onCodes: (codes: readonly string[]) => void }) {
  const t = useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { totpSince } = props.account;
  const close = () => setOpen(false);
  return (
    <Section title={t('security.app')}>
      <div className={classes.stack}>
        <p>{t('security.appLead')}</p>
        {totpSince !== null && (
          <p className={classes.state}>
            <IconCircleCheck size={16} stroke={1.75} aria-hidden />
            {t('security.appSince', { date: format.instant(totpSince) })}
          </p>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t(totpSince === null ? 'security.appAdd' : 'security.appRemove')}
          </Button>
        </div>
      </div>
      {open && totpSince === null && <EnrolDialog onClose={close} onCodes={props.onCodes} />}
      {open && totpSince !== null && <RemoveDialog onClose={close} />}
    </Section>
  );
}

function EnrolDialog(props: { readonly onClose: () => void; readonly onCodes: (codes: readonly string[]) => void }) {
  const t = useText();
  const [enrolment, setEnrolment] = useState<Enrolment | undefined>(undefined);
  const begin = useMutation({ mutationFn: api.beginTotp, onSuccess: setEnrolment });
  return (
    <Dialog open title={t('security.appAdd')}>
      {enrolment ? (
        <FirstCode enrolment={enrolment} onClose={props.onClose} onCodes={props.onCodes} />
      ) : (
        <ConfirmForm
          hint={t('security.confirmHint')}
          go={t('security.next')}
          error={begin.error}
          pending={begin.isPending}
          onConfirm={({ password }) => begin.mutate(password)}
          onCancel={props.onClose}
        />
      )}
    </Dialog>
  );
}

function FirstCode(props: {
  readonly enrolment: Enrolment;
  readonly onClose: () => void;
  readonly onCodes: (codes: readonly string[]) => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const confirm = useMutation({
    mutationFn: () => api.confirmTotp(code),
    onSuccess: async ({ recoveryCodes }) => {
      toast({ kind: 'done', text: t('security.appDone') });
      props.onClose();
      props.onCodes(recoveryCodes);
      await client.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const said = useSaidAt(confirm.error, ['code']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() !== '') confirm.mutate();
  };
  const { qrCode, secret, uri } = props.enrolment;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p>{t('security.scan')}</p>
      <img
        className={classes.qr}
        alt={t('security.qr')}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(qrCode)}`}
      />
      <p>
        {t('security.orType')}{' '}
        <span className={`mono ${classes.typed}`}>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span> ·{' '}
        <a href={uri}>{t('security.orOpen')}</a>
      </p>
      {confirm.error && <ProblemNote error={confirm.error} saidAt={said} />}
      <TextInput
        label={t('security.firstCode')}
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={asked && code.trim() === '' ? t('signIn.codeMissing') : said.at('code')}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={confirm.isPending}>
          {t('security.appFinish')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}

function RemoveDialog(props: { readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: api.removeTotp,
    onSuccess: async () => {
      toast({ kind: 'done', text: t('security.appGone') });
      props.onClose();
      await client.invalidateQueries({ queryKey: ['account'] });
    },
  });
  return (
    <Dialog open title={t('security.appRemove')}>
      <ConfirmForm
        wantsCode
        hint={t('security.appRemoveHint')}
        go={t('security.remove')}
        error={remove.error}
        pending={remove.isPending}
        onConfirm={({ password, code }) => remove.mutate({ password, code })}
        onCancel={props.onClose}
      />
    </Dialog>
  );
}
