import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api, type Account } from '#web/client';
import { Dialog, ProblemNote, Section, useSaidAt, tableClasses as table, useFormat, useText, useToast } from '#web/ui';
import { ConfirmForm } from './confirm-form.tsx';
import { makePasskey, passkeysWorkAt } from './passkey.ts';
import classes from './settings.module.css';

type Passkey = Account['passkeys'][number];
type Open = { readonly what: 'add' } | { readonly what: 'rename' | 'remove'; readonly passkey: Passkey };

/** Keys that devices hold: added, renamed and removed here. */
export function PasskeySection(props: {
  readonly account: Account;
  readonly onCodes: (codes: readonly string[]) => void;
}) {
  const t = useText();
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const { passkeys, passkeysAt } = props.account;
  const close = () => setOpen(undefined);
  return (
    <Section title={t('security.passkeys')}>
      <div className={classes.stack}>
        <p>{t('security.passkeysLead')}</p>
        {passkeys.length > 0 && <PasskeyTable passkeys={passkeys} onOpen={setOpen} />}
        {passkeysWorkAt(passkeysAt) ? (
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setOpen({ what: 'add' })}>
              {t('security.passkeyAdd')}
            </Button>
          </div>
        ) : (
          <p className="quiet">
            {passkeysAt === null ? t('security.passkeysNowhere') : t('security.passkeysElsewhere', { at: passkeysAt })}
          </p>
        )}
      </div>
      {open?.what === 'add' && <AddDialog onClose={close} onCodes={props.onCodes} />}
      {open?.what === 'rename' && <RenameDialog passkey={open.passkey} onClose={close} />}
      {open?.what === 'remove' && <RemoveDialog passkey={open.passkey} onClose={close} />}
    </Section>
  );
}

function PasskeyTable(props: { readonly passkeys: readonly Passkey[]; readonly onOpen: (open: Open) => void }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('security.passkeysCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('security.passkeyName')}</th>
            <th scope="col">{t('security.lastUsed')}</th>
            <th scope="col" className={table.num}>
              <span className={classes.hidden}>{t('users.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.passkeys.map((passkey) => (
            <tr key={passkey.id}>
              <td>
                <span className={classes.name}>{passkey.name}</span>
                <span className={table.sub}>{t('security.added', { date: format.since(passkey.createdAt) })}</span>
              </td>
              <td>{passkey.lastUsedAt === null ? t('security.never') : format.since(passkey.lastUsedAt)}</td>
              <td className={table.num}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('security.renameOf', { name: passkey.name })}
                  onClick={() => props.onOpen({ what: 'rename', passkey })}
                >
                  {t('security.rename')}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('security.removeOf', { name: passkey.name })}
                  onClick={() => props.onOpen({ what: 'remove', passkey })}
                >
                  {t('security.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AddDialog(props: { readonly onClose: () => void; readonly onCodes: (codes: readonly string[]) => void }) {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const add = useMutation({
    mutationFn: ({ password, name }: { readonly password: string; readonly name: string }) =>
      makePasskey(password, name),
    onSuccess: async (codes) => {
      props.onClose();
      if (codes === undefined) return;
      toast({ kind: 'done', text: t('security.passkeyDone') });
      props.onCodes(codes);
      await client.invalidateQueries({ queryKey: ['account'] });
    },
  });
  return (
    <Dialog open title={t('security.passkeyAdd')}>
      <ConfirmForm
        wantsName
        hint={t('security.passkeyHint')}
        go={t('security.next')}
        error={add.error}
        pending={add.isPending}
        onConfirm={(given) => add.mutate(given)}
        onCancel={props.onClose}
      />
    </Dialog>
  );
}

function RenameDialog(props: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const [name, setName] = useState(props.passkey.name);
  const [asked, setAsked] = useState(false);
  const rename = useMutation({
    mutationFn: () => api.renamePasskey(props.passkey.id, name.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['account'] });
      props.onClose();
    },
  });
  const said = useSaidAt(rename.error, ['name']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== '') rename.mutate();
  };
  return (
    <Dialog open title={t('security.renameOf', { name: props.passkey.name })}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {rename.error && <ProblemNote error={rename.error} saidAt={said} />}
        <TextInput
          label={t('security.passkeyName')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={asked && name.trim() === '' ? t('security.passkeyNameMissing') : said.at('name')}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={rename.isPending}>
            {t('users.save')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function RemoveDialog(props: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: (password: string) => api.removePasskey(props.passkey.id, password),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('security.passkeyGone') });
      await client.invalidateQueries({ queryKey: ['account'] });
      props.onClose();
    },
  });
  return (
    <Dialog open title={t('security.removeOf', { name: props.passkey.name })}>
      <ConfirmForm
        hint={t('security.passkeyRemoveHint')}
        go={t('security.remove')}
        error={remove.error}
        pending={remove.isPending}
        onConfirm={({ password }) => remove.mutate(password)}
        onCancel={props.onClose}
      />
    </Dialog>
  );
}
