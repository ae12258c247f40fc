import { Button, Select, TextInput } from '@mantine/core';
import { IconHistory, IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { RuleSummary } from '#web/client';
import {
  CodeName,
  ChannelBadge,
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
  useTypedSearch,
} from '#web/ui';
import { Control } from './control.tsx';
import classes from './risk.module.css';
import { Standing } from './standing.tsx';
import { usePercent } from './use-percent.ts';
import { rulesApi } from './rules-api.ts';

const STANDINGS = ['active', 'upcoming', 'expired', 'stopped', 'suspended', 'switchedOff'] as const;
const CHANNELS = ['green', 'yellow', 'red'] as const;

/** The rules by which declarations are selected: what each does lately, and which of them do not select now. */
export function RulesPage() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/risk/rules' });
  const standing = STANDINGS.find((each) => each === search.standing);
  const channel = CHANNELS.find((each) => each === search.channel);
  const question = { ...(search.q ? { q: search.q } : {}), ...(standing && { standing }), ...(channel && { channel }) };
  const rules = useInfiniteQuery({
    queryKey: ['rules', question],
    queryFn: ({ pageParam }) => rulesApi.rules({ ...question, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const change = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '/risk/rules', search: { ...search, ...next }, replace: true });
  const typed = useTypedSearch(search.q ?? '', (q) => change({ q }));
  const items = rules.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.keys(question).length > 0;
  return (
    <Page
      title={t('risk.rules')}
      lead={t('risk.rulesLead')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/risk/replays' })}
          >
            {t('replay.title')}
          </Button>
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/risk/rules/new' })}
          >
            {t('risk.newRule')}
          </Button>
        </>
      }
    >
      <Control />
      <div className={classes.filters} role="search">
        <TextInput
          className={classes.search}
          aria-label={t('risk.search')}
          placeholder={t('risk.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          type="search"
          {...typed}
        />
        <Choice
          label={t('risk.state')}
          value={standing ?? ''}
          data={STANDINGS.map((value) => ({ value, label: t(`risk.standing.${value}`) }))}
          onChange={(value) => change({ standing: value })}
        />
        <Choice
          label={t('list.channel')}
          value={channel ?? ''}
          data={CHANNELS.map((value) => ({ value, label: t(`risk.channel.${value}`) }))}
          onChange={(value) => change({ channel: value })}
        />
      </div>
      {rules.error && <ProblemNote error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.isPending && <LoadingRows rows={6} />}
      {rules.isSuccess && items.length === 0 && (
        <Empty
          title={t(isFiltered ? 'risk.noMatch' : 'risk.empty')}
          hint={t(isFiltered ? 'risk.noMatchHint' : 'risk.emptyHint')}
        />
      )}
      {items.length > 0 && <RuleTable rules={items} />}
      {rules.hasNextPage && (
        <Button variant="default" mt={16} loading={rules.isFetchingNextPage} onClick={() => void rules.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  return (
    <Select
      aria-label={props.label}
      data={[{ value: '', label: `${props.label}: ${t('list.any')}` }, ...props.data]}
      value={props.value}
      onChange={(value) => props.onChange(value ?? '')}
      allowDeselect={false}
      comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
    />
  );
}

function RuleTable(props: { readonly rules: readonly RuleSummary[] }) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows} ${table.stack}`}>
        <caption>{t('risk.rules')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('risk.rule')}</th>
            <th scope="col">{t('list.channel')}</th>
            <th scope="col">{t('risk.state')}</th>
            <th scope="col">{t('risk.validity')}</th>
            <th scope="col">{t('risk.owner')}</th>
            <th scope="col" className={table.num}>
              {t('risk.hits')}
            </th>
            <th scope="col" className={table.num}>
              {t('risk.found')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rules.map((rule) => (
            <Row key={rule.id} rule={rule} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { readonly rule: RuleSummary }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const percent = usePercent();
  const { id, version, name, channel, standing, validFrom, validTo, expiresSoon, owner, lately } = props.rule;
  return (
    <tr>
      <td>
        <Link to="/risk/rules/$id" params={{ id }} className={table.link}>
          {local(name)}
        </Link>
        <span className={table.sub}>
          <span className="mono">{id}</span> · {t('risk.versionOf', { version })}
          {props.rule.sensitivity === 'restricted' && ` · ${t('risk.sensitivity.restricted')}`}
        </span>
      </td>
      <td>{channel === 'green' ? t('risk.channel.green') : <ChannelBadge channel={channel} />}</td>
      <td>
        <Standing standing={standing} />
        {props.rule.failures > 0 && (
          <span className={classes.soon}>{t('risk.failsShort', { count: props.rule.failures })}</span>
        )}
        {props.rule.openProposal !== null && <span className={table.sub}>{t('risk.waitsShort')}</span>}
      </td>
      <td className="nowrap">
        {format.date(validFrom)} –
        <span className={table.sub}>{validTo === null ? t('risk.noEnd') : format.date(validTo)}</span>
        {expiresSoon && <span className={classes.soon}>{t('risk.expiresSoon')}</span>}
      </td>
      <td>
        <CodeName list="department" code={owner} />
      </td>
      <td className={table.num}>{format.decimal(String(lately.hits))}</td>
      <td className={table.num}>
        {lately.checked === 0 ? '–' : percent(lately.found / lately.checked)}
        {lately.checked > 0 && <span className={table.sub}>{t('risk.ofChecked', { count: lately.checked })}</span>}
      </td>
    </tr>
  );
}
