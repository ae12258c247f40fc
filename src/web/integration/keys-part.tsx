import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { scopesOf, SecretDialog } from '#web/access';
import { useSession, type ApiKey } from '#web/client';
import {
  Empty,
  LoadingRows,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useProblemWords,
  useText,
  useToast,
  ChoiceList,
  useSaidAt,
} from '#web/ui';
import classes from './integration.module.css';
import { useKeyKinds, type KeyKind } from './key-kinds.ts';
import type { Scope } from '#core/access';
import { integrationApi } from './integration-api.ts';

/** Keys of the sandbox and of the live system, told apart wherever they stand. */
export function KeysPart() {
  const t = useText();
  const kinds = useKeyKinds();
  const [secret, setSecret] = useState<string | undefined>(undefined);
  return (
    <>
      <div className={classes.columns}>
        <div>
          {kinds.error && <ProblemNote error={kinds.error} onRetry={() => void kinds.refetch()} />}
          {kinds.isPending && <LoadingRows rows={3} />}
          {(kinds.data ?? []).map((kind) => (
            <KeysOfKind key={kind} kind={kind} />
          ))}
        </div>
        {kinds.data && (
          <Section title={t('keys.create')}>
            <CreateKey kinds={kinds.data} onCreated={setSecret} />
          </Section>
        )}
      </div>
      <SecretDialog
        title={t('keys.secretTitle')}
        hint={t('keys.secretHint')}
        done={t('keys.secretDone')}
        secret={secret}
        onClose={() => setSecret(undefined)}
      />
    </>
  );
}

function KeysOfKind(props: { readonly kind: KeyKind }) {
  const t = useText();
  const { kind } = props;
  const keys = useQuery({ queryKey: ['api-keys', kind], queryFn: () => integrationApi.apiKeys(kind) });
  const inForce = (keys.data?.items ?? []).filter((key) => key.revokedAt === null);
  return (
    <Section title={t(`keys.kind.${kind}`)}>
      <p className="quiet">{t(`keys.kindHint.${kind}`)}</p>
      {keys.error && <ProblemNote error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isPending && <LoadingRows rows={2} />}
      {inForce.length > 0 && <KeyTable keys={inForce} caption={t(`keys.kind.${kind}`)} />}
      {keys.isSuccess && inForce.length === 0 && <Empty title={t('keys.emptyTitle')} hint={t('keys.emptyHint')} />}
    </Section>
  );
}

function KeyTable(props: { readonly keys: readonly ApiKey[]; readonly caption: string }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const words = useProblemWords();
  const revoke = useMutation({
    mutationFn: (key: ApiKey) => integrationApi.revokeApiKey(key.id, key.kind),
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
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('keys.name')}</th>
            <th scope="col">{t('keys.created')}</th>
            <th scope="col">{t('keys.expires')}</th>
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
                  {key.label}{' '}
                  <span className="mono quiet">
                    {key.kind}_…{key.hint}
                  </span>
                </span>
                <span className={`mono ${table.sub}`}>{key.scopes.join('  ')}</span>
              </td>
              <td className="nowrap" data-label={t('keys.created')}>
                {format.instant(key.createdAt)}
                <span className={table.sub}>{key.createdBy}</span>
              </td>
              <td className="nowrap" data-label={t('keys.expires')}>
                {format.instant(key.expiresAt)}
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

function CreateKey(props: { readonly kinds: readonly KeyKind[]; readonly onCreated: (secret: string) => void }) {
  const { kinds } = props;
  const offersBoth = kinds.length > 1;
  const t = useText();
  const client = useQueryClient();
  const session = useSession();
  const [name, setName] = useState('');
  const [wanted, setWanted] = useState<string>('test');
  const kind = kinds.find((each) => each === wanted) ?? kinds[0];
  const [until, setUntil] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const offered = scopesOf(session?.roles ?? []);
  const scopes = offered.filter((scope) => chosen.includes(scope));
  const [asked, setAsked] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      integrationApi.createApiKey({
        label: name.trim(),
        scopes,
        ...(kind && { kind }),
        ...(until !== '' && { expiresAt: until }),
      }),
    onSuccess: async (key) => {
      props.onCreated(key.key);
      setName('');
      setChosen([]);
      setUntil('');
      setAsked(false);
      await client.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  const said = useSaidAt(create.error, ['label', 'scopes', 'expiresAt']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== '' && scopes.length > 0) create.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {create.error && <ProblemNote error={create.error} saidAt={said} />}
      <TextInput
        label={t('keys.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={asked && name.trim() === '' ? t('keys.nameMissing') : said.at('label')}
      />
      {offersBoth && (
        <Radio.Group label={t('keys.kind')} value={kind ?? null} onChange={setWanted}>
          <div className={classes.choices}>
            {['test' as const, 'live' as const].map((each) => (
              <Radio key={each} value={each} label={t(`keys.kind.${each}`)} description={t(`keys.kindHint.${each}`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      <TextInput
        type="date"
        label={t('keys.expiresOn')}
        description={t('keys.expiresHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={said.at('expiresAt')}
      />
      <ChoiceList
        label={t('keys.scopes')}
        chosen={scopes}
        onChange={setChosen}
        error={asked && scopes.length === 0 ? t('keys.scopesMissing') : said.at('scopes')}
        choices={offered.map((scope) => ({ value: scope, label: <ScopeName scope={scope} /> }))}
      />
      <Button type="submit" loading={create.isPending}>
        {t('keys.create')}
      </Button>
    </form>
  );
}

/** What a key may do, by the name that programs use and in words. */
function ScopeName(props: { readonly scope: Scope }) {
  const t = useText();
  return (
    <>
      <span className="mono">{props.scope}</span>
      <span className={table.sub}>{t(`scope.${props.scope}`)}</span>
    </>
  );
}
