import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { RuleView, SelectionRule, WrittenRule } from '#web/client';
import {
  Empty,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { replayApi, type ReplaySummary } from './replay-api.ts';
import { StartForm, type Side } from './start-form.tsx';
import { useVersionName } from './version-name.ts';

/** Begins a replay, of one rule or of all of today's, and tells of the last ones. */
export function ReplaysPage() {
  const t = useText();
  const { rule: ruleId } = useSearch({ from: '/risk/replays' });
  const rule = useQuery({
    queryKey: ['rules', 'one', ruleId],
    queryFn: () => replayApi.rule(ruleId ?? ''),
    enabled: ruleId !== undefined,
  });
  return (
    <Page
      title={ruleId === undefined ? t('replay.title') : t('replay.titleRule', { id: ruleId })}
      lead={t('replay.lead')}
      above={
        ruleId === undefined ? (
          <Link to="/risk/rules" className={pageClasses.back}>
            <IconArrowLeft size={16} aria-hidden /> {t('risk.rules')}
          </Link>
        ) : (
          <Link to="/risk/rules/$id" params={{ id: ruleId }} className={pageClasses.back}>
            <IconArrowLeft size={16} aria-hidden /> <span className="mono">{ruleId}</span>
          </Link>
        )
      }
    >
      {rule.error && <ProblemNote error={rule.error} onRetry={() => void rule.refetch()} />}
      <Section title={t('replay.begin')}>
        {ruleId !== undefined && rule.isPending ? <LoadingRows rows={3} /> : <Begin view={rule.data} />}
      </Section>
      <Section title={t('replay.recent')}>
        <Recent ruleId={ruleId} />
      </Section>
    </Page>
  );
}

function Begin(props: { readonly view: RuleView | undefined }) {
  const t = useText();
  const navigate = useNavigate();
  const { view } = props;
  const asItWas: Side = { key: 'then', label: t('replay.asItWas'), base: 'then', change: { kind: 'none' } };
  const asToday: Side = { key: 'now', label: t('replay.asToday'), base: 'now', change: { kind: 'none' } };
  const versions = (view?.versions ?? []).map(({ rule }): Side => ({
    key: `version ${rule.version}`,
    label: t('replay.ruleVersion', { id: rule.id, version: rule.version }),
    change: { kind: 'with', rule: written(rule) },
  }));
  const without: readonly Side[] =
    view === undefined
      ? []
      : [
          {
            key: 'without',
            label: t('replay.withoutRule', { id: view.id }),
            change: { kind: 'without', ruleId: view.id },
          },
        ];
  return (
    <StartForm
      key={view?.id ?? ''}
      lefts={[...without, asItWas, ...versions, asToday]}
      rights={[...versions, asToday, ...without]}
      onStarted={({ id }) => void navigate({ to: '/risk/replays/$id', params: { id } })}
    />
  );
}

function written({ version: _version, owner: _owner, rehearsed: _rehearsed, ...rule }: SelectionRule): WrittenRule {
  return rule;
}

/** The last replays, newest first. */
function Recent(props: { readonly ruleId: string | undefined }) {
  const t = useText();
  const { ruleId } = props;
  const query = useQuery({ queryKey: ['replays', 'list', ruleId], queryFn: () => replayApi.list(ruleId) });
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <LoadingRows rows={3} />;
  if (query.data.items.length === 0) return <Empty title={t('replay.none')} hint={t('replay.noneHint')} />;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('replay.recent')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('replay.period')}</th>
            <th scope="col">{t('replay.left')}</th>
            <th scope="col">{t('replay.right')}</th>
            <th scope="col">{t('replay.state')}</th>
            <th scope="col">{t('replay.startedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {query.data.items.map((replay) => (
            <RecentRow key={replay.id} replay={replay} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RecentRow(props: { readonly replay: ReplaySummary }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useVersionName();
  const { id, from, to, versions, status, by, startedAt } = props.replay;
  return (
    <tr>
      <td>
        <Link to="/risk/replays/$id" params={{ id }}>
          {format.date(from)} – {format.date(to)}
        </Link>
      </td>
      {versions.map((version, side) => (
        <td key={side}>
          {nameOf(version)}
          {version.change.kind !== 'none' && <span className={table.sub}>{t(`replay.over.${version.base}`)}</span>}
        </td>
      ))}
      <td>{t(`replay.status.${status}`)}</td>
      <td>
        {format.instant(startedAt)}
        <span className={table.sub}>{by.name ?? by.userId}</span>
      </td>
    </tr>
  );
}
