import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type LoggedRequest } from '#web/client';
import {
  Empty,
  ErrorCode,
  LoadingRows,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useText,
  useTypedSearch,
} from '#web/ui';
import { CodeBlock } from './code-block.tsx';
import classes from './integration.module.css';
import { useKeyKinds, type KeyKind } from './key-kinds.ts';
import { integrationApi } from './integration-api.ts';

interface RequestFilters {
  readonly kind?: string;
  readonly outcome?: string;
  readonly code?: string;
}

/** What software sent with the organisation's keys and what was answered. The filters live in the address of the page. */
export function RequestsPart() {
  const kinds = useKeyKinds();
  const filters: RequestFilters = useSearch({ from: '/integration' });
  const kind = kinds.data?.find((each) => each === filters.kind) ?? kinds.data?.[0];
  return (
    <>
      {kinds.error && <ProblemNote error={kinds.error} onRetry={() => void kinds.refetch()} />}
      {kinds.isPending && <LoadingRows />}
      {kind && <RequestFilterBar filters={filters} kind={kind} kinds={kinds.data ?? []} />}
      {kind && <RequestsOfKind filters={filters} kind={kind} />}
    </>
  );
}

function RequestsOfKind(props: { readonly filters: RequestFilters; readonly kind: KeyKind }) {
  const t = useText();
  const { kind, filters } = props;
  const outcome = filters.outcome === 'failed' ? ('failed' as const) : undefined;
  const code = filters.code?.trim();
  const keys = useQuery({ queryKey: ['api-keys', kind], queryFn: () => integrationApi.apiKeys(kind) });
  const log = useInfiniteQuery({
    queryKey: ['request-log', kind, outcome, code],
    queryFn: ({ pageParam }) =>
      integrationApi.requestLog({
        kind,
        ...(outcome && { outcome }),
        ...(code && { code }),
        ...(pageParam && { before: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Boolean(outcome ?? code);
  const nameOf = (keyId: string) => keys.data?.items.find(({ id }) => id === keyId)?.label ?? '…';
  return (
    <>
      {log.error && <ProblemNote error={log.error} onRetry={() => void log.refetch()} />}
      {log.isPending && <LoadingRows />}
      {items.length > 0 && <RequestTable requests={items} nameOf={nameOf} />}
      {log.isSuccess && items.length === 0 && (
        <Empty
          title={t(isFiltered ? 'requests.noMatchTitle' : 'requests.emptyTitle')}
          hint={t(isFiltered ? 'list.noMatchHint' : 'requests.emptyHint')}
        />
      )}
      {log.hasNextPage && (
        <Button variant="default" mt={16} loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}

function RequestFilterBar(props: {
  readonly filters: RequestFilters;
  readonly kind: KeyKind;
  readonly kinds: readonly KeyKind[];
}) {
  const t = useText();
  const navigate = useNavigate();
  const { filters, kind, kinds } = props;
  const change = (changed: RequestFilters) =>
    void navigate({ to: '/integration', search: { ...filters, ...changed, part: 'requests' }, replace: true });
  const code = useTypedSearch(filters.code ?? '', (next) => change({ code: next }));
  return (
    <div className={classes.filters} role="search">
      {kinds.length > 1 && (
        <SegmentedControl
          aria-label={t('keys.kind')}
          value={kind}
          onChange={(next) => change({ kind: next })}
          data={kinds.map((each) => ({ value: each, label: t(`keys.kind.${each}`) }))}
        />
      )}
      <SegmentedControl
        aria-label={t('requests.outcome')}
        value={filters.outcome === 'failed' ? 'failed' : ''}
        onChange={(next) => change({ outcome: next })}
        data={[
          { value: '', label: t('requests.all') },
          { value: 'failed', label: t('requests.failed') },
        ]}
      />
      <TextInput aria-label={t('requests.code')} placeholder={t('requests.code')} type="search" {...code} />
    </div>
  );
}

function RequestTable(props: {
  readonly requests: readonly LoggedRequest[];
  readonly nameOf: (keyId: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('requests.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('requests.request')}</th>
            <th scope="col">{t('requests.outcome')}</th>
            <th scope="col">{t('requests.when')}</th>
            <th scope="col">{t('requests.key')}</th>
          </tr>
        </thead>
        <tbody>
          {props.requests.map((request) => (
            <tr key={request.id}>
              <td>
                <span className={`mono ${classes.path}`}>
                  {request.method} {request.path}
                </span>
                {request.idempotencyKey !== null && (
                  <span className={`mono ${table.sub} ${classes.path}`}>{request.idempotencyKey}</span>
                )}
                {request.leftOut > 0 && (
                  <span className={table.sub}>{t('requests.leftOut', { count: request.leftOut })}</span>
                )}
                <Bodies request={request} />
              </td>
              <td data-label={t('requests.outcome')}>
                <Outcome request={request} />
              </td>
              <td className="nowrap" data-label={t('requests.when')}>
                {format.instant(request.at)}
                <span className={table.sub}>{t('requests.took', { ms: request.durationMs })}</span>
              </td>
              <td data-label={t('requests.key')}>{props.nameOf(request.keyId)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Outcome(props: { readonly request: LoggedRequest }) {
  const { status, code } = props.request;
  const Icon = status < 400 ? IconCircleCheck : IconAlertTriangle;
  return (
    <span className={classes.state}>
      <Icon size={16} stroke={1.75} aria-hidden /> <span className="mono">{status}</span>
      {code !== null && <ErrorCode code={code} />}
    </span>
  );
}

/** Of the sandbox only: what was sent, and what was said of it. */
function Bodies(props: { readonly request: LoggedRequest }) {
  const t = useText();
  const { requestBody, answerBody } = props.request;
  if (requestBody === null && answerBody === null) return null;
  return (
    <details className={classes.bodies}>
      <summary>{t('requests.bodies')}</summary>
      {requestBody !== null && <CodeBlock label={t('requests.sent')} text={requestBody} wraps />}
      {answerBody !== null && <CodeBlock label={t('requests.answered')} text={answerBody} wraps />}
    </details>
  );
}
