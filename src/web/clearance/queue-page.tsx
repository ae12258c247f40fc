import { Button, SegmentedControl, Switch } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, useSession, type CaseSummary, type Status } from '#web/client';
import {
  ChannelBadge,
  CodeName,
  DueBy,
  Empty,
  Filters,
  HOLDERS,
  LoadingRows,
  Page,
  ProblemNote,
  StatusLine,
  tableClasses as table,
  useFormat,
  usePreferences,
  useText,
  useToast,
  type ListFilters,
} from '#web/ui';
import classes from './queue.module.css';
import { Reassign, useOfficers } from './reassign.tsx';

const PAGE_ROWS = 50;
const REFRESH_MS = 15_000;
/** What an office works on; a green case never comes here. */
const STATUSES: readonly Status[] = [
  'underDocumentCheck',
  'awaitingDocuments',
  'underInspection',
  'discrepancyFound',
  'awaitingPayment',
  'released',
];

interface QueueFilters extends ListFilters {
  readonly held?: string;
  readonly work?: string;
}
const WORKS = ['all', 'papers', 'goods'] as const;
/** Who only inspects begins with goods to be looked at; papers are for those who judge papers, and can be asked for. */
const workOf = ({ work }: QueueFilters, roles: readonly string[]): (typeof WORKS)[number] => {
  const inspectsOnly =
    roles.includes('inspectionOfficer') && !roles.includes('documentOfficer') && !roles.includes('officeLeader');
  return WORKS.find((each) => each === work) ?? (inspectsOnly ? 'goods' : 'all');
};
const HELD = ['all', 'mine', 'unheld'] as const;
const HELD_TEXT = { all: 'queue.heldAll', mine: 'queue.heldMine', unheld: 'queue.heldUnheld' } as const;

export function QueuePage() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const session = useSession();
  const filters: QueueFilters = useSearch({ from: '/queue' });
  const work = workOf(filters, session?.roles ?? []);
  const { letterKeys: keys, setLetterKeys: setKeys } = usePreferences();
  const list = useInfiniteQuery({
    queryKey: ['cases', filters, work],
    queryFn: ({ pageParam }) => api.cases({ ...filters, work, cursor: pageParam, limit: PAGE_ROWS }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const asOf = list.data?.pages.at(-1)?.asOf ?? '';
  const filtered = Boolean(filters.q ?? filters.status ?? filters.channel ?? filters.held);
  const change = (next: QueueFilters) => void navigate({ to: '/queue', search: next, replace: true });
  const current = useQueueKeys(items, keys);
  return (
    <Page
      title={t('queue.title')}
      lead={list.isSuccess ? t('queue.count', { count: items.length }) : undefined}
      actions={
        <>
          <span className={classes.places}>
            {session?.roles.includes('officeLeader') && <Link to="/office">{t('office.title')}</Link>}
            <Link to="/papers">{t('queue.papers')}</Link>
            <Link to="/overdue">{t('overdue.open')}</Link>
          </span>
          <NextCase />
        </>
      }
    >
      <Filters
        value={filters}
        onChange={(next) => {
          const { held, work: asked } = filters;
          change({ ...(held && { held }), ...(asked && { work: asked }), ...next });
        }}
        channels={['yellow', 'red']}
        statuses={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        end={
          <div className={classes.ends}>
            <SegmentedControl
              size="xs"
              aria-label={t('queue.held')}
              data={HELD.map((held) => ({ value: held, label: t(HELD_TEXT[held]) }))}
              value={HELD.find((held) => held === filters.held) ?? 'all'}
              onChange={(held) => change({ ...filters, held: held === 'all' ? '' : held })}
            />
            <SegmentedControl
              size="xs"
              aria-label={t('queue.work')}
              data={WORKS.map((each) => ({ value: each, label: t(`queue.work.${each}`) }))}
              value={work}
              onChange={(each) => change({ ...filters, work: each })}
            />
            <Switch
              className={classes.keys}
              size="xs"
              label={t('queue.keys')}
              checked={keys}
              onChange={(event) => setKeys(event.currentTarget.checked)}
            />
          </div>
        }
      />
      <p className={classes.order}>{t('queue.order')}</p>
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {list.isSuccess && items.length === 0 && filtered && (
        <Empty
          title={t('queue.noMatchTitle')}
          hint={t('list.noMatchHint')}
          action={
            <Button variant="default" onClick={() => change({})}>
              {t('list.clear')}
            </Button>
          }
        />
      )}
      {list.isSuccess && items.length === 0 && !filtered && (
        <Empty title={t('queue.nothingTitle')} hint={t('queue.nothingHint', { at: format.since(asOf) })} />
      )}
      {items.length > 0 && <QueueTable items={items} asOf={asOf} current={keys ? current : -1} />}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

/** What an officer takes is what comes first of what the house gave them. */
function NextCase() {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const next = useMutation({
    mutationFn: api.nextCase,
    onSuccess: async ({ number }) => {
      if (number === null) toast({ kind: 'done', text: t('queue.noNext') });
      else await navigate({ to: '/cases/$number', params: { number } });
    },
  });
  return (
    <>
      {next.error && <ProblemNote error={next.error} />}
      <Button loading={next.isPending} onClick={() => next.mutate()}>
        {t('queue.next')}
      </Button>
    </>
  );
}

/** J and K move along the rows, Enter opens. By the key's place on the keyboard, so Vietnamese input methods do not matter. */
function useQueueKeys(items: readonly CaseSummary[], enabled: boolean): number {
  const navigate = useNavigate();
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      const typing = target?.closest('input, textarea, select, [role="combobox"], [role="dialog"]');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.code === 'KeyJ') setCurrent((at) => Math.min(items.length - 1, at + 1));
      if (event.code === 'KeyK') setCurrent((at) => Math.max(0, at - 1));
      if (event.code === 'KeyJ' || event.code === 'KeyK') requestAnimationFrame(showCurrent);
      const chosen = items[current];
      const idle = target === undefined || !target.closest('a, button');
      if (event.code === 'Enter' && chosen && idle)
        void navigate({ to: '/cases/$number', params: { number: chosen.number } });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [items, current, enabled, navigate]);
  const clamped = Math.min(current, items.length - 1);
  return clamped;
}

const showCurrent = (): void => document.querySelector('tr[data-current]')?.scrollIntoView({ block: 'nearest' });

function QueueTable(props: {
  readonly items: readonly CaseSummary[];
  readonly asOf: string;
  readonly current: number;
}) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <caption>{t('queue.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('list.number')}</th>
            <th scope="col" className={table.wide}>
              {t('due.by')}
            </th>
            <th scope="col" className={table.wide}>
              {t('list.channel')}
            </th>
            <th scope="col">{t('list.goods')}</th>
            <th scope="col" className={table.wide}>
              {t('list.partner')}
            </th>
            <th scope="col" className={table.wide}>
              {t('list.state')}
            </th>
            <th scope="col" className={table.wide}>
              {t('queue.held')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('queue.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item, position) => (
            <QueueRow key={item.number} item={item} asOf={props.asOf} current={position === props.current} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function QueueRow(props: { readonly item: CaseSummary; readonly asOf: string; readonly current: boolean }) {
  const { item } = props;
  const t = useText();
  const format = useFormat();
  const status = <StatusLine status={item.status} since={item.statusSince} holder={HOLDERS[item.status]} />;
  const due = (
    <>
      <DueBy at={item.dueAt} now={props.asOf} />
      <Sooner hours={item.soonerHours} />
      {item.escalated && <span className={table.sub}>{t('due.escalated')}</span>}
      {item.asked.includes('lawCancellation') && <span className={table.sub}>{t('queue.lawCancellation')}</span>}
    </>
  );
  const party = item.direction === 'import' ? item.importerName : item.exporterName;
  return (
    <tr data-current={props.current ? '' : undefined}>
      <td>
        <Link to="/cases/$number" params={{ number: item.number }} className={`mono ${table.link}`}>
          {item.number}
        </Link>
        <span className={table.sub}>
          {item.typeCode} · <CodeName list="customs-office" code={item.officeId} />
        </span>
      </td>
      <td className={table.wide}>{due}</td>
      <td className={table.wide}>
        <ChannelBadge channel={item.channel} quiet />
      </td>
      <td>
        <span className={classes.goods}>{item.description}</span>
        <span className={table.sub}>
          {t('list.lines', { count: item.goodsItemCount })}
          {item.shipment !== null && ` · ${t('shipment.partsShort', { count: item.shipment.total })}`}
        </span>
        <div className={table.small} style={{ marginTop: 8, display: 'grid', gap: 4 }}>
          <ChannelBadge channel={item.channel} quiet />
          {status}
          {due}
        </div>
      </td>
      <td className={table.wide}>
        <span className={table.said}>{party}</span>
        <span className={`mono ${table.sub}`}>{item.importerId}</span>
      </td>
      <td className={table.wide}>{status}</td>
      <td className={table.wide}>
        <Holder item={item} />
        <Reassign number={item.number} officeId={item.officeId} />
      </td>
      <td className={`${table.num} ${table.wide}`}>{format.money(item.totalPayable, item.currency)}</td>
    </tr>
  );
}

/** Why a case stands before others that are due sooner. */
function Sooner(props: { readonly hours: CaseSummary['soonerHours'] }) {
  const t = useText();
  const { risk, value } = props.hours;
  if (risk + value === 0) return null;
  const why = [risk > 0 ? t('queue.soonerRisk') : '', value > 0 ? t('queue.soonerValue') : ''].filter(Boolean);
  return (
    <span className={`${table.sub} ${classes.sooner}`}>
      {t('queue.sooner', { hours: risk + value, why: why.join(', ') })}
    </span>
  );
}

function Holder(props: { readonly item: CaseSummary }) {
  const t = useText();
  const session = useSession();
  const officers = useOfficers();
  const { holderId } = props.item;
  if (holderId === null) return <span className={`quiet ${classes.holder}`}>{t('queue.nobody')}</span>;
  if (holderId === session?.user.id) return <strong className={classes.holder}>{t('queue.mine')}</strong>;
  const name = officers.find(({ userId }) => userId === holderId)?.name;
  return <span className={classes.holder}>{name ?? t('queue.elsewhere')}</span>;
}
