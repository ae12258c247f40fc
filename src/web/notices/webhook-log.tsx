import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { type WebhookDelivery, type WebhookEndpoint } from '#web/client';
import {
  zoneHere,
  Empty,
  LoadingRows,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useText,
  useToast,
} from '#web/ui';
import classes from './notices.module.css';
import { noticesApi } from './notices-api.ts';

/** While something waits to be sent, the log is looked at again so often. */
const LOOK_MS = 2_000;

/** What was sent to an endpoint or waits to be; tests and replays. */
export function WebhookLog(props: { readonly endpoint: WebhookEndpoint }) {
  const { id, disabledAt } = props.endpoint;
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const key = ['webhook-deliveries', id] as const;
  const log = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => noticesApi.webhookDeliveries(id, pageParam === '' ? {} : { before: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((delivery) => delivery.state === 'due')) ? LOOK_MS : false,
  });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const test = useMutation({
    mutationFn: () => noticesApi.testWebhookEndpoint(id),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('webhook.tested') });
      await refresh();
    },
  });
  const replay = useMutation({
    mutationFn: (body: Parameters<typeof noticesApi.replayWebhooks>[1]) => noticesApi.replayWebhooks(id, body),
    onSuccess: async ({ count }) => {
      toast({ kind: 'done', text: t('webhook.replayed', { count }) });
      await refresh();
    },
  });
  const deliveries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const isOff = disabledAt !== null;
  return (
    <>
      <Section
        title={t('webhook.log')}
        aside={
          !isOff && (
            <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
              {t('webhook.test')}
            </Button>
          )
        }
      >
        {log.error && <ProblemNote error={log.error} onRetry={() => void log.refetch()} />}
        {test.error && <ProblemNote error={test.error} />}
        {replay.error && <ProblemNote error={replay.error} />}
        {log.isPending && <LoadingRows rows={3} />}
        {log.isSuccess && deliveries.length === 0 && (
          <Empty title={t('webhook.logEmptyTitle')} hint={t('webhook.logEmptyHint')} />
        )}
        {deliveries.length > 0 && (
          <DeliveryTable
            deliveries={deliveries}
            onReplay={isOff ? undefined : (delivery) => replay.mutate({ delivery: delivery.id })}
          />
        )}
        {log.hasNextPage && (
          <Button variant="default" mt={16} loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('notice.older')}
          </Button>
        )}
      </Section>
      {!isOff && (
        <Section title={t('webhook.failedSince')}>
          <ReplayFailed isBusy={replay.isPending} onReplay={(since) => replay.mutate({ failedSince: since })} />
        </Section>
      )}
      {!isOff && (
        <Section title={t('webhook.range')}>
          <ReplayRange isBusy={replay.isPending} onReplay={(stretch) => replay.mutate(stretch)} />
        </Section>
      )}
    </>
  );
}

function DeliveryTable(props: {
  readonly deliveries: readonly WebhookDelivery[];
  readonly onReplay: ((delivery: WebhookDelivery) => void) | undefined;
}) {
  const t = useText();
  const format = useFormat();
  const { onReplay } = props;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('webhook.logCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('webhook.message')}</th>
            <th scope="col">{t('webhook.when')}</th>
            <th scope="col">{t('webhook.outcome')}</th>
            {onReplay && (
              <th scope="col">
                <span className={classes.hidden}>{t('webhook.replay')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.deliveries.map((delivery) => (
            <tr key={delivery.id}>
              <td>
                <span className="mono">{delivery.code}</span>
                <span className={`mono ${table.sub}`}>{delivery.messageId}</span>
                {!delivery.code.startsWith('webhook.') && (
                  <span className={`mono ${table.sub}`}>{delivery.number}</span>
                )}
              </td>
              <td className="nowrap" data-label={t('webhook.when')}>
                {format.instant(delivery.finishedAt ?? delivery.createdAt)}
              </td>
              <td data-label={t('webhook.outcome')}>
                <Outcome delivery={delivery} />
              </td>
              {onReplay && (
                <td className={table.num}>
                  {delivery.state !== 'due' && (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={t('webhook.replayOf', { message: delivery.messageId })}
                      onClick={() => onReplay(delivery)}
                    >
                      {t('webhook.replay')}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Outcome(props: { readonly delivery: WebhookDelivery }) {
  const { state, nextTryAt, attempts } = props.delivery;
  const t = useText();
  const format = useFormat();
  const [last] = attempts;
  const tries = t('webhook.attempts', { count: last?.number ?? 0 });
  return (
    <>
      <span>
        {state === 'due'
          ? t('webhook.due', { at: nextTryAt === null ? '' : format.instant(nextTryAt) })
          : t(`webhook.${state}`)}
      </span>
      {last && (
        <span className={table.sub}>
          {tries}
          {last.error !== null &&
            ` · ${last.status === null ? last.error : t('webhook.lastAnswer', { status: last.status })}`}
        </span>
      )}
      {attempts.length > 0 && (
        <details>
          <summary className={table.sub}>{t('webhook.tries')}</summary>
          <ol className={classes.tries}>
            {attempts.map((attempt) => (
              <li key={attempt.number} className={table.sub}>
                {format.instant(attempt.at)} ·{' '}
                {attempt.status === null
                  ? t('webhook.unanswered', { error: attempt.error ?? '', ms: attempt.durationMs })
                  : t('webhook.answered', { status: attempt.status, ms: attempt.durationMs })}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** Whole days of the country, which keeps one offset all year. */
const startOf = (day: string, plusDays: number): string =>
  new Date(Date.parse(`${day}T00:00:00${zoneHere()}`) + plusDays * 86_400_000).toISOString();

/** Of the last days, which is where failures are. */
function ReplayFailed(props: { readonly isBusy: boolean; readonly onReplay: (since: string) => void }) {
  const t = useText();
  const [since, setSince] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (since !== '') props.onReplay(startOf(since, 0));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className="quiet">{t('webhook.failedSinceHint')}</p>
      <div className={classes.range}>
        <TextInput
          type="date"
          label={t('webhook.since')}
          value={since}
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={props.isBusy}>
          {t('webhook.failedSince')}
        </Button>
      </div>
      {asked && since === '' && <p role="alert">{t('webhook.sinceMissing')}</p>}
    </form>
  );
}

function ReplayRange(props: {
  readonly isBusy: boolean;
  readonly onReplay: (stretch: { readonly from: string; readonly to: string }) => void;
}) {
  const t = useText();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = from === '' || to === '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isMissing) props.onReplay({ from: startOf(from, 0), to: startOf(to, 1) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className="quiet">{t('webhook.rangeHint')}</p>
      <div className={classes.range}>
        <TextInput
          type="date"
          label={t('webhook.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('webhook.to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={props.isBusy}>
          {t('webhook.rangeGo')}
        </Button>
      </div>
      {asked && isMissing && <p role="alert">{t('webhook.rangeMissing')}</p>}
    </form>
  );
}
