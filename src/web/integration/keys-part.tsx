import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api, useSession, type ApiKey } from '#web/client';
import {
  Empty,
  Page,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useProblemWords,
  useText,
  useToast,
} from '#web/ui';
import { scopesOf } from './scopes.ts';
import { SecretDialog } from './secret-dialog.tsx';
import classes from './settings.module.css';

export function ApiKeysPage() {
  const t = useText();
  const keys = useQuery({ queryKey: ['api-keys'], queryFn: api.apiKeys });
  const inForce = (keys.data?.items ?? []).filter((key) => key.revokedAt === null);
  const [secret, setSecret] = useState<string | undefined>(undefined);
  return (
    <Page title={t('keys.title')} lead={t('keys.lead')}>
      <div className={classes.columns}>
        <div>
          {keys.error && <ProblemNote error={keys.error} onRetry={() => void keys.refetch()} />}
          {inForce.length > 0 && <KeyTable keys={inForce} />}
          {keys.isSuccess && inForce.length === 0 && <Empty title={t('keys.emptyTitle')} hint={t('keys.emptyHint')} />}
        </div>
        <Section title={t('keys.create')}>
          <CreateKey onCreated={setSecret} />
        </Section>
      </div>
      <SecretDialog
        title={t('keys.secretTitle')}
        hint={t('keys.secretHint')}
        done={t('keys.secretDone')}
        secret={secret}
        onClose={() => setSecret(undefined)}
      />
    </Page>
  );
}

function KeyTable(props: { readonly keys: readonly ApiKey[] }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const words = useProblemWords();
  const revoke = useMutation({
    mutationFn: (key: ApiKey) => api.revokeApiKey(key.id),
    onSuccess: async (_, key) => {
      toast({ kind: 'done', text: t('keys.revoked', { name: key.label }) });
      await client.invalidateQueries({ queryKey: ['api-keys'] });
    },
    onError: (error) => {
      const { title, fix } = words(error);
      toast({ kind: 'problem', text: title, hint: fix });
    },
  });
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('keys.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('keys.name')}</th>
            <th scope="col">{t('keys.created')}</th>
            <th scope="col">{t('keys.lastUsed')}</th>
            <th scope="col" className={table.num}>
              <span className={classes.hidden}>{t('keys.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.keys.map((key) => (
            <tr key={key.id}>
              <td>
                <span className={classes.name}>
                  {key.label} <span className="mono quiet">…{key.hint}</span>
                </span>
                <span className={`mono ${table.sub}`}>{key.scopes.join('  ')}</span>
              </td>
              <td className="nowrap" data-label={t('keys.created')}>
                {format.instant(key.createdAt)}
              </td>
              <td className="nowrap" data-label={t('keys.lastUsed')}>
                {key.lastUsedAt ? format.instant(key.lastUsedAt) : t('keys.never')}
              </td>
              <td className={table.num}>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('keys.revokeOf', { name: key.label })}
                  loading={revoke.isPending && revoke.variables.id === key.id}
                  onClick={() => revoke.mutate(key)}
                >
                  {t('keys.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CreateKey(props: { readonly onCreated: (secret: string) => void }) {
  const t = useText();
  const client = useQueryClient();
  const session = useSession();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const offered = scopesOf(session?.roles ?? []);
  const scopes = offered.filter((scope) => chosen.includes(scope));
  const [asked, setAsked] = useState(false);
  const create = useMutation({
    mutationFn: () => api.createApiKey({ label: name.trim(), scopes }),
    onSuccess: async (key) => {
      props.onCreated(key.key);
      setName('');
      setChosen([]);
      setAsked(false);
      await client.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== '' && scopes.length > 0) create.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {create.error && <ProblemNote error={create.error} />}
      <TextInput
        label={t('keys.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={asked && name.trim() === '' ? t('keys.nameMissing') : undefined}
      />
      <Checkbox.Group
        label={t('keys.scopes')}
        value={scopes}
        onChange={setChosen}
        error={asked && scopes.length === 0 ? t('keys.scopesMissing') : undefined}
      >
        <div className={classes.scopes}>
          {offered.map((scope) => (
            <Checkbox key={scope} value={scope} label={<span className="mono">{scope}</span>} />
          ))}
        </div>
      </Checkbox.Group>
      <Button type="submit" loading={create.isPending}>
        {t('keys.create')}
      </Button>
    </form>
  );
}
