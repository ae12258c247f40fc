import { Button, TextInput } from '@mantine/core';
import { IconCalendar, IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { DELEGABLE_SCOPES } from '#core/access';
import { api, useSession, type Delegation } from '#web/client';
import type { TextKey } from '#web/texts';
import {
  Empty,
  LoadingRows,
  localDate,
  Page,
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
import classes from './settings.module.css';

/** Which broker may act for whom: a principal gives and takes back, a broker sees what it holds. */
export function DelegationsPage() {
  const t = useText();
  const session = useSession();
  const list = useInfiniteQuery({
    queryKey: ['delegations'],
    queryFn: ({ pageParam }) => api.delegations(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const own = session?.organisation.id;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const given = items.filter(({ principal }) => principal.id === own);
  const held = items.filter(({ broker }) => broker.id === own);
  const isBrokerage = session?.organisation.kind === 'brokerage';
  const grants = (session?.roles.includes('organisationAdministrator') ?? false) && !isBrokerage;
  return (
    <Page title={t('delegations.title')} lead={t(isBrokerage ? 'delegations.leadHeld' : 'delegations.lead')}>
      <div className={grants ? classes.columns : undefined}>
        <div>
          {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
          {list.isPending && <LoadingRows />}
          {given.length > 0 && <DelegationTable side="given" items={given} revokes={grants} />}
          {held.length > 0 && <DelegationTable side="held" items={held} revokes={false} />}
          {list.isSuccess && items.length === 0 && (
            <Empty
              title={t(isBrokerage ? 'delegations.emptyHeldTitle' : 'delegations.emptyTitle')}
              hint={t(isBrokerage ? 'delegations.emptyHeldHint' : 'delegations.emptyHint')}
            />
          )}
          {list.hasNextPage && (
            <Button
              variant="default"
              mt={16}
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('app.more')}
            </Button>
          )}
          {!grants && !isBrokerage && <p className={`quiet ${classes.aside}`}>{t('delegations.onlyAdministrator')}</p>}
        </div>
        {grants && (
          <Section title={t('delegations.grant')}>
            <GrantForm />
          </Section>
        )}
      </div>
    </Page>
  );
}

const STATE_ICONS = {
  upcoming: IconCalendar,
  inForce: IconCircleCheck,
  ended: IconCircleOff,
  revoked: IconCircleOff,
} as const satisfies Record<Delegation['state'], unknown>;

function DelegationTable(props: {
  readonly side: 'given' | 'held';
  readonly items: readonly Delegation[];
  readonly revokes: boolean;
}) {
  const t = useText();
  const { side, revokes } = props;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('delegations.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(side === 'given' ? 'delegations.broker' : 'delegations.principal')}</th>
            <th scope="col">{t('delegations.scopes')}</th>
            <th scope="col">{t('delegations.period')}</th>
            <th scope="col">{t('delegations.state')}</th>
            {revokes && (
              <th scope="col" className={table.num}>
                <span className={classes.hidden}>{t('delegations.revoke')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <DelegationRow key={item.id} item={item} side={side} revokes={revokes} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DelegationRow(props: {
  readonly item: Delegation;
  readonly side: 'given' | 'held';
  readonly revokes: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const { item, side } = props;
  const other = side === 'given' ? item.broker : item.principal;
  const Icon = STATE_ICONS[item.state];
  const over = item.state === 'ended' || item.state === 'revoked';
  const from = format.date(item.validFrom);
  return (
    <tr>
      <td>
        <span className={classes.name}>{other.name}</span>
        <span className={`mono ${table.sub}`}>{other.id}</span>
      </td>
      <td>{item.scopes.map((scope) => t(`scope.${scope}` as TextKey)).join(', ')}</td>
      <td>
        {item.validTo === null
          ? t('delegations.open', { from })
          : t('delegations.span', { from, to: format.date(item.validTo) })}
      </td>
      <td>
        <span className={classes.state} data-quiet={over ? '' : undefined}>
          <Icon size={16} stroke={1.75} aria-hidden /> {t(`delegations.${item.state}`)}
        </span>
      </td>
      {props.revokes && <td className={table.num}>{!over && <Revoke item={item} />}</td>}
    </tr>
  );
}

function Revoke(props: { readonly item: Delegation }) {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const words = useProblemWords();
  const { id, broker } = props.item;
  const revoke = useMutation({
    mutationFn: () => api.revokeDelegation(id),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('delegations.doneRevoked', { name: broker.name }) });
      await client.invalidateQueries({ queryKey: ['delegations'] });
    },
    onError: (error) => {
      const { title, fix } = words(error);
      toast({ kind: 'problem', text: title, hint: fix });
    },
  });
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={t('delegations.revokeOf', { name: broker.name })}
      loading={revoke.isPending}
      onClick={() => revoke.mutate()}
    >
      {t('delegations.revoke')}
    </Button>
  );
}

function GrantForm() {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const [today] = useState(() => localDate(new Date().toISOString()));
  const [brokerId, setBrokerId] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(['declarations:read', 'declarations:write']);
  const [validFrom, setValidFrom] = useState(today);
  const [validTo, setValidTo] = useState('');
  const [asked, setAsked] = useState(false);
  const scopes = DELEGABLE_SCOPES.filter((scope) => chosen.includes(scope));
  const grant = useMutation({
    mutationFn: () =>
      api.grantDelegation({
        brokerId: brokerId.trim(),
        scopes,
        ...(validFrom === '' ? {} : { validFrom }),
        ...(validTo === '' ? {} : { validTo }),
      }),
    onSuccess: async ({ broker }) => {
      toast({ kind: 'done', text: t('delegations.granted', { name: broker.name }) });
      setBrokerId('');
      setAsked(false);
      await client.invalidateQueries({ queryKey: ['delegations'] });
    },
  });
  const said = useSaidAt(grant.error, ['brokerId', 'scopes', 'validFrom', 'validTo']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (brokerId.trim() !== '' && scopes.length > 0) grant.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {grant.error && <ProblemNote error={grant.error} saidAt={said} />}
      <TextInput
        label={t('delegations.brokerId')}
        value={brokerId}
        onChange={(event) => setBrokerId(event.currentTarget.value)}
        error={asked && brokerId.trim() === '' ? t('delegations.brokerMissing') : said.at('brokerId')}
      />
      <ChoiceList
        label={t('delegations.scopes')}
        chosen={chosen}
        onChange={setChosen}
        error={asked && scopes.length === 0 ? t('delegations.scopesMissing') : said.at('scopes')}
        choices={DELEGABLE_SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
      />
      <div className={classes.dates}>
        <TextInput
          label={t('delegations.from')}
          type="date"
          min={today}
          value={validFrom}
          onChange={(event) => setValidFrom(event.currentTarget.value)}
          error={said.at('validFrom')}
        />
        <TextInput
          label={t('delegations.to')}
          type="date"
          min={validFrom}
          value={validTo}
          onChange={(event) => setValidTo(event.currentTarget.value)}
          error={said.at('validTo')}
        />
      </div>
      <p className="quiet">{t('delegations.toHint')}</p>
      <Button type="submit" loading={grant.isPending}>
        {t('delegations.grant')}
      </Button>
    </form>
  );
}
