import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, type Transport } from '#web/client';
import {
  country,
  CodeName,
  DueBy,
  Facts,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Reference,
  Section,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { TransportSteps } from './transport-steps.tsx';
import classes from './transport.module.css';

const REFRESH_MS = 15_000;

/** One transport: where it stands, what can be done with it now, what was declared, and what was found at both ends. */
export function TransportPage() {
  const t = useText();
  const format = useFormat();
  const { number } = useParams({ from: '/transports/$number' });
  const found = useQuery({
    queryKey: ['transport', number],
    queryFn: () => api.transport(number),
    refetchInterval: REFRESH_MS,
  });
  const { data } = found;
  return (
    <Page
      title={t('transports.pageTitle', { number })}
      above={
        <Link to="/transports" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('transports.title')}
        </Link>
      }
      heading={<Reference value={number} />}
      lead={
        data && (
          <>
            <strong>{t(`transports.status.${data.summary.status}`)}</strong> ·{' '}
            {t('holder.since', { since: format.since(data.summary.statusSince) })}
          </>
        )
      }
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows />}
      {data && (
        <>
          <Course transport={data} />
          <TransportSteps key={`${data.summary.status} ${data.summary.version}`} transport={data} />
          <Declared transport={data} />
        </>
      )}
    </Page>
  );
}

/** Where it stands: its times, its guarantee, and what was said with the last decision. */
function Course(props: { readonly transport: Transport }) {
  const t = useText();
  const format = useFormat();
  const { summary, reason, guaranteeRequired, security, called, departure, arrival } = props.transport;
  const due = summary.dueAt ?? summary.keptUntil;
  const money = (amount: string) => format.money(amount, country().currency);
  return (
    <Section title={t('transports.course')}>
      <Facts
        columns={2}
        facts={[
          due !== null && {
            label: t(summary.dueAt === null ? 'transports.keptUntil' : 'transports.arriveBy'),
            value: <DueBy at={due} now={format.now()} />,
          },
          summary.registeredAt !== null && {
            label: t('transports.registered'),
            value: format.instant(summary.registeredAt),
          },
          departure && { label: t('transports.departed'), value: format.instant(departure.departedAt) },
          arrival && { label: t('transports.arrived'), value: format.instant(arrival.arrivedAt) },
          arrival && {
            label: t('transports.found'),
            value: arrival.conforms ? t('transports.conforms') : t('transports.differs', { what: arrival.differences }),
          },
          arrival && {
            label: t('transports.seals'),
            value: t(arrival.sealsIntact ? 'transports.intact' : 'transports.broken'),
          },
          guaranteeRequired !== null && { label: t('transports.guaranteeRequired'), value: money(guaranteeRequired) },
          security && {
            label: t('transports.security'),
            value: (
              <>
                <span className="mono">{security.guaranteeId}</span> · {money(security.amount)} ·{' '}
                {t('transports.validTo', { on: format.date(security.validTo) })}
              </>
            ),
          },
          called && {
            label: t('transports.called'),
            value: (
              <>
                {t('transports.calledPaid', { amount: money(called.amount), paid: money(called.paid) })}
                {called.withdrawnAt !== null &&
                  ` · ${t('transports.withdrawn', { at: format.instant(called.withdrawnAt) })}`}
              </>
            ),
          },
          called && called.repaid !== '0' && { label: t('transports.repaid'), value: money(called.repaid) },
          called !== null &&
            called.order && {
              label: t('transports.repaying'),
              value: (
                <>
                  {money(called.order.amount)} · <span className="mono">{called.order.orderId}</span> ·{' '}
                  {t(called.order.timesSent === 1 ? 'matters.sent' : 'matters.sentAgain', {
                    at: format.instant(called.order.sentAt),
                    count: called.order.timesSent,
                  })}
                </>
              ),
            },
          called !== null &&
            called.rejected && {
              label: t('transports.repayRejected'),
              value: `${t(`matters.rejection.${called.rejected.rejection}`)}: ${called.rejected.note}`,
            },
          reason !== null && { label: t('transports.reason'), value: reason },
        ]}
      />
    </Section>
  );
}

/** Guarantees are in the national currency. */

function Declared(props: { readonly transport: Transport }) {
  const t = useText();
  const format = useFormat();
  const { content, summary } = props.transport;
  const { from, to, means, carrier, sealing, declarations, goods, guaranteeId } = content;
  return (
    <>
      <Section title={t('transports.declared')}>
        <Facts
          columns={2}
          facts={[
            { label: t('transports.principal'), value: <span className="mono">{summary.principalId}</span> },
            { label: t('transports.from'), value: <End {...from} /> },
            { label: t('transports.toEnd'), value: <End {...to} /> },
            { label: t('transports.plannedDeparture'), value: format.date(content.plannedDeparture) },
            { label: t('transports.plannedArrival'), value: format.date(content.plannedArrival) },
            {
              label: t('transports.means'),
              value: (
                <>
                  <CodeName list="transport-means" code={means.code} /> <span className="mono">{means.identity}</span>
                </>
              ),
            },
            {
              label: t('transports.carrier'),
              value: (
                <>
                  {carrier.name} {carrier.id !== null && <span className="mono quiet">{carrier.id}</span>}
                </>
              ),
            },
            guaranteeId !== null && {
              label: t('transports.guarantee'),
              value: <span className="mono">{guaranteeId}</span>,
            },
            sealing.vehicleSeals.length > 0 && {
              label: t('transports.vehicleSeals'),
              value: <span className="mono">{sealing.vehicleSeals.join(', ')}</span>,
            },
            sealing.containers.length > 0 && {
              label: t('transports.containers'),
              value: (
                <ul className={classes.list}>
                  {sealing.containers.map((container) => (
                    <li key={container.number} className="mono">
                      {container.number} {container.seals.length > 0 && `(${container.seals.join(', ')})`}
                    </li>
                  ))}
                </ul>
              ),
            },
            declarations.length > 0 && {
              label: t('transports.declarations'),
              value: <span className="mono">{declarations.join(', ')}</span>,
            },
          ]}
        />
      </Section>
      {goods.length > 0 && <GoodsList goods={goods} />}
    </>
  );
}

function End(props: { readonly officeId: string; readonly locationId: string }) {
  return (
    <>
      <CodeName list="customs-office" code={props.officeId} /> · <CodeName list="location" code={props.locationId} />
    </>
  );
}

function GoodsList(props: { readonly goods: Transport['content']['goods'] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('transports.goods')}>
      <div className={table.scroll}>
        <table className={table.table}>
          <caption>{t('transports.goods')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('transports.description')}</th>
              <th scope="col" className={table.num}>
                {t('transports.packages')}
              </th>
              <th scope="col" className={table.num}>
                {t('transports.mass')}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.goods.map((line, index) => (
              <tr key={index}>
                <td>{line.description}</td>
                <td className={table.num}>
                  {format.decimal(String(line.packageQuantity))} <CodeName list="package" code={line.packageCode} />
                </td>
                <td className={table.num}>{format.decimal(line.grossMassKg)} kg</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
