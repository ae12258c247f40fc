import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, type Office } from '#web/client';
import {
  ChannelBadge,
  CodeName,
  DueBy,
  LoadingRows,
  Page,
  ProblemNote,
  Section,
  tableClasses as table,
  useCodeNames,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import classes from './office.module.css';
import { Reassign } from './reassign.tsx';

const REFRESH_MS = 30_000;

/** The day of an office for who leads it: who has how much, what is late, how long goods take, and what went against advice. */
export function OfficePage() {
  const t = useText();
  const navigate = useNavigate();
  const officeName = useCodeNames('customs-office');
  const { office = '' } = useSearch({ from: '/office' });
  const query = useQuery({
    queryKey: ['office', office],
    queryFn: () => api.office(office),
    refetchInterval: REFRESH_MS,
  });
  const found = query.data;
  return (
    <Page
      title={t('office.title')}
      lead={found && <CodeName list="customs-office" code={found.officeId} />}
      actions={
        found &&
        found.offices.length > 1 && (
          <Select
            aria-label={t('office.title')}
            data={found.offices.map((code) => ({ value: code, label: officeName(code) }))}
            w={400}
            maw="100%"
            value={found.officeId}
            onChange={(next) => void navigate({ to: '/office', search: { office: next ?? '' }, replace: true })}
            allowDeselect={false}
          />
        )
      }
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {found && (
        <div className={classes.parts}>
          <Workload office={found} />
          <Times office={found} />
          <Overdue office={found} />
          <AgainstAdvice office={found} />
        </div>
      )}
    </Page>
  );
}

function Workload(props: { readonly office: Office }) {
  const t = useText();
  const format = useFormat();
  const { officers, unheld, asOf } = props.office;
  const most = Math.max(1, ...officers.map(({ held }) => held));
  return (
    <Section title={t('office.workload')}>
      <div className={table.scroll}>
        <table className={table.table}>
          <caption>{t('office.workload')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('office.officer')}</th>
              <th scope="col" className={table.num}>
                {t('office.heldCount')}
              </th>
              <th scope="col" aria-hidden className={classes.barCell} />
              <th scope="col" className={table.num}>
                {t('office.overdueCount')}
              </th>
              <th scope="col" className={table.num}>
                {t('office.doneToday')}
              </th>
            </tr>
          </thead>
          <tbody>
            {officers.map(({ userId, name, away, leads, held, overdue, decidedToday }) => (
              <tr key={userId}>
                <th scope="row">
                  {name}
                  {(away || leads) && (
                    <span className={table.sub}>
                      {[leads ? t('office.leads') : '', away ? t('office.away') : ''].filter(Boolean).join(' · ')}
                    </span>
                  )}
                </th>
                <td className={table.num}>{held}</td>
                <td aria-hidden className={classes.barCell}>
                  <span className={classes.bar} style={{ inlineSize: `${(held / most) * 100}%` }} />
                </td>
                <td className={table.num}>{overdue}</td>
                <td className={table.num}>{decidedToday}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('office.unheld')}</th>
              <td className={table.num}>{unheld}</td>
              <td aria-hidden className={classes.barCell} />
              <td className={table.num}>–</td>
              <td className={table.num}>–</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className={classes.source}>{t('office.workloadSource', { at: format.since(asOf) })}</p>
    </Section>
  );
}

/** Bars reach to nine of ten and are full to the median; the figures stand beside. */
function Times(props: { readonly office: Office }) {
  const t = useText();
  const format = useFormat();
  const { times, asOf, since } = props.office;
  const longest = Math.max(1, ...times.map(({ p90Seconds }) => p90Seconds ?? 0));
  const inWords = (seconds: number | null): string =>
    seconds === null ? t('office.noTimes') : format.seconds(seconds);
  const share = (seconds: number | null): number => Math.round(((seconds ?? 0) / longest) * 100);
  return (
    <Section title={t('office.times')}>
      <div className={table.scroll}>
        <table className={table.table}>
          <caption>{t('office.times')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('list.channel')}</th>
              <th scope="col" className={table.num}>
                {t('office.registered')}
              </th>
              <th scope="col" className={table.num}>
                {t('office.released')}
              </th>
              <th scope="col" aria-hidden className={classes.barCell} />
              <th scope="col" className={table.num}>
                {t('office.median')}
              </th>
              <th scope="col" className={table.num}>
                {t('office.p90')}
              </th>
              <th scope="col" className={table.num}>
                {t('office.p99')}
              </th>
            </tr>
          </thead>
          <tbody>
            {times.map(({ channel, registered, released, medianSeconds, p90Seconds, p99Seconds }) => (
              <tr key={channel}>
                <th scope="row">
                  <ChannelBadge channel={channel} quiet />
                </th>
                <td className={table.num}>{format.decimal(String(registered))}</td>
                <td className={table.num}>{format.decimal(String(released))}</td>
                <td aria-hidden className={classes.barCell}>
                  <svg className={classes.times} viewBox="0 0 100 8" preserveAspectRatio="none">
                    <rect className={classes.most} width={share(p90Seconds)} height="8" />
                    <rect className={classes.half} width={share(medianSeconds)} height="8" />
                  </svg>
                </td>
                <td className={table.num}>{inWords(medianSeconds)}</td>
                <td className={table.num}>{inWords(p90Seconds)}</td>
                <td className={table.num}>{inWords(p99Seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.source}>
        {t('office.timesSource', { since: format.since(since), at: format.since(asOf) })}
      </p>
    </Section>
  );
}

function Overdue(props: { readonly office: Office }) {
  const t = useText();
  const { overdue, officers, asOf } = props.office;
  const nameOf = (holderId: string | null): string =>
    holderId === null
      ? t('queue.nobody')
      : (officers.find(({ userId }) => userId === holderId)?.name ?? t('queue.elsewhere'));
  return (
    <Section title={t('office.overdueTitle')}>
      {overdue.length === 0 ? (
        <p className="quiet">{t('office.noneOverdue')}</p>
      ) : (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption>{t('office.overdueTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('list.number')}</th>
                <th scope="col">{t('due.by')}</th>
                <th scope="col">{t('list.channel')}</th>
                <th scope="col">{t('list.goods')}</th>
                <th scope="col">{t('queue.held')}</th>
              </tr>
            </thead>
            <tbody>
              {overdue.map((item) => (
                <tr key={item.number}>
                  <td>
                    <Link to="/cases/$number" params={{ number: item.number }} className="mono">
                      {item.number}
                    </Link>
                  </td>
                  <td>
                    <DueBy at={item.dueAt} now={asOf} />
                  </td>
                  <td>
                    <ChannelBadge channel={item.channel} quiet />
                  </td>
                  <td>{item.description}</td>
                  <td>
                    <div>{nameOf(item.holderId)}</div>
                    <Reassign number={item.number} officeId={item.officeId} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function AgainstAdvice(props: { readonly office: Office }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { againstAdvice } = props.office;
  return (
    <Section title={t('office.against')}>
      {againstAdvice.length === 0 ? (
        <p className="quiet">{t('office.noneAgainst')}</p>
      ) : (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption>{t('office.against')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('list.number')}</th>
                <th scope="col">{t('office.decision')}</th>
                <th scope="col">{t('office.officer')}</th>
                <th scope="col">{t('office.reason')}</th>
                <th scope="col">{t('office.when')}</th>
              </tr>
            </thead>
            <tbody>
              {againstAdvice.map(({ position, number, label, officer, reason, at }) => (
                <tr key={position}>
                  <td>
                    <Link to="/cases/$number" params={{ number }} className="mono">
                      {number}
                    </Link>
                  </td>
                  <td>{local(label)}</td>
                  <td>{officer}</td>
                  <td>{reason}</td>
                  <td className="nowrap">{format.since(at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes.source}>{t('office.againstSource')}</p>
    </Section>
  );
}
