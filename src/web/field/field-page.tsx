import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, sessionApi, sessionQuery, type OpenOrder } from '#web/client';
import { Dialog, Empty, LoadingRows, Page, ProblemNote, Section, useFormat, useText, useToast } from '#web/ui';
import { wipeDevice } from './leave-device.ts';
import classes from './field.module.css';
import { isUnsent, standingOf } from './standing.ts';
import { SyncNote } from './sync-note.tsx';
import { takeAlong } from './take-along.ts';
import type { TakenOrder } from './taken-order.ts';
import { useOffline } from './use-offline.ts';
import { useOwner, useRefresh, useSender, useTakenOrders } from './use-field.ts';

/** The inspector's page: the orders on this device, and those that can be taken along. */
export function FieldPage() {
  const t = useText();
  const owner = useOwner();
  const orders = useTakenOrders(owner);
  const sender = useSender(owner, orders);
  return (
    <Page title={t('onSite.title')} lead={t('onSite.lead')}>
      <SyncNote orders={orders} sender={sender} />
      <Section title={t('onSite.onDevice')}>
        {orders === undefined && <LoadingRows rows={2} />}
        {orders?.length === 0 && <Empty title={t('onSite.noneOnDevice')} hint={t('onSite.noneOnDeviceHint')} />}
        {orders && orders.length > 0 && (
          <ul className={classes.cards}>
            {orders.map((order) => (
              <OnDevice key={order.number} order={order} />
            ))}
          </ul>
        )}
      </Section>
      {owner !== undefined && <AtOffice owner={owner} taken={orders ?? []} />}
      <Device />
      <Leaving unsent={(orders ?? []).filter(isUnsent).length} />
    </Page>
  );
}

function OnDevice(props: { readonly order: TakenOrder }) {
  const t = useText();
  const format = useFormat();
  const { number, trader, order } = props.order;
  const standing = standingOf(props.order);
  return (
    <li className={classes.orderCard} data-standing={standing}>
      <div className={classes.orderText}>
        <p className={classes.orderTitle}>
          <span className="mono">{number}</span> · <strong>{t(`onSite.standing.${standing}`)}</strong>
        </p>
        <p>{trader}</p>
        <p className="quiet">
          {format.instant(order.plannedAt)} · {order.place}
        </p>
      </div>
      <Button
        size="md"
        component={Link}
        to={`/inspections/field/${number}`}
        aria-label={t('onSite.openOf', { number })}
      >
        {t('onSite.open')}
      </Button>
    </li>
  );
}

const REFRESH_MS = 15_000;

/** What the office has open, to be chosen from while there is a connection. */
function AtOffice(props: { readonly owner: string; readonly taken: readonly TakenOrder[] }) {
  const t = useText();
  const { online } = useNetwork();
  const list = useQuery({
    queryKey: ['inspectionOrders'],
    queryFn: api.inspectionOrders,
    enabled: online,
    refetchInterval: REFRESH_MS,
  });
  const others = (list.data?.items ?? [])
    .filter(({ number }) => !props.taken.some((order) => order.number === number))
    .toSorted((a, b) => Number(b.isMine) - Number(a.isMine));
  return (
    <Section title={t('onSite.atOffice')}>
      {!online && <p className="quiet">{t('onSite.ordersOffline')}</p>}
      {online && list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {online && list.isPending && <LoadingRows rows={3} />}
      {online && list.isSuccess && others.length === 0 && (
        <Empty title={t('onSite.noneAtOffice')} hint={t('onSite.noneAtOfficeHint')} />
      )}
      {online && others.length > 0 && (
        <ul className={classes.cards}>
          {others.map((order) => (
            <Open key={order.number} owner={props.owner} order={order} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Open(props: { readonly owner: string; readonly order: OpenOrder }) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const refresh = useRefresh();
  const client = useQueryClient();
  const { number, importerName, description, place, plannedAt, containers, isMine } = props.order;
  const take = useMutation({
    mutationFn: () => takeAlong(props.owner, number),
    onSuccess: async (became) => {
      toast({ kind: became === 'taken' ? 'done' : 'problem', text: t(`onSite.${became}`, { number }) });
      await refresh();
      if (became === 'gone') await client.invalidateQueries({ queryKey: ['inspectionOrders'] });
    },
  });
  return (
    <li className={classes.orderCard}>
      <div className={classes.orderText}>
        <p className={classes.orderTitle}>
          <span className="mono">{number}</span>
          {isMine && (
            <>
              {' · '}
              <strong>{t('onSite.mine')}</strong>
            </>
          )}
        </p>
        <p>{[importerName, description].filter((part) => part !== null && part !== '').join(' · ')}</p>
        <p className="quiet">
          {format.instant(plannedAt)} · {place}
          {containers.length > 0 && (
            <>
              {' · '}
              <span className="mono">{containers.join(', ')}</span>
            </>
          )}
        </p>
        {take.error && <ProblemNote error={take.error} />}
      </div>
      <Button
        size="md"
        variant="default"
        loading={take.isPending}
        aria-label={t('onSite.takeOf', { number })}
        onClick={() => take.mutate()}
      >
        {t('onSite.take')}
      </Button>
    </li>
  );
}

/** Whether the page opens without a connection, what is kept and for how long. */
function Device() {
  const t = useText();
  const offline = useOffline();
  return (
    <div className={classes.device}>
      {offline.state === 'ready' && <p role="status">{t('onSite.ready')}</p>}
      {offline.state === 'impossible' && <p>{t('onSite.notReady')}</p>}
      {offline.update && (
        <div className={classes.buttons}>
          <p>{t('onSite.update')}</p>
          <Button size="md" variant="default" onClick={offline.update}>
            {t('onSite.updateNow')}
          </Button>
        </div>
      )}
      <p>{t('onSite.kept')}</p>
    </div>
  );
}

/** Asked where somebody signs out and something would be lost by it. */
function Leaving(props: { readonly unsent: number }) {
  const t = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { leaving } = useSearch({ from: '/inspections/field' });
  const leave = async () => {
    await sessionApi.signOut();
    await wipeDevice();
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: '/' });
  };
  const out = useMutation({ mutationFn: leave });
  return (
    <Dialog open={leaving !== undefined && props.unsent > 0} title={t('onSite.leave.title')}>
      <div className={classes.ask}>
        <p>{t('onSite.leave.text', { count: props.unsent })}</p>
        {out.error && <ProblemNote error={out.error} />}
        <div className={classes.buttons}>
          <Button size="md" onClick={() => void navigate({ to: '/inspections/field', search: {} })}>
            {t('onSite.leave.stay')}
          </Button>
          <Button size="md" variant="default" loading={out.isPending} onClick={() => out.mutate()}>
            {t('onSite.leave.wipe')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
