import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type SuspenseItem, type SuspenseShown, suspenseDesk } from '#web/client';
import {
  country,
  Facts,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { ActDialog, type Begun } from './act-dialog.tsx';
import { Proposals } from './proposals.tsx';
import { Standing } from './standing.tsx';
import classes from './suspense.module.css';
import { Written } from './written.tsx';

/** What the bank does of itself is seen without anybody asking. */
const REFRESH_MS = 10_000;

/** One credit that found no home: what is known of it, whose it may be, and what can be done. */
export function SuspenseItemPage() {
  const t = useText();
  const { id } = useParams({ from: '/suspense/$id' });
  const [begun, setBegun] = useState<Begun | undefined>(undefined);
  const query = useQuery({
    queryKey: ['suspense-item', id],
    queryFn: () => suspenseDesk.item(id),
    refetchInterval: REFRESH_MS,
  });
  const shown = query.data;
  return (
    <Page
      title={t('suspense.itemTitle', { id })}
      above={
        <Link to="/suspense" className={pageClasses.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('suspense.back')}
        </Link>
      }
      heading={<span className="mono">{id}</span>}
      lead={shown && `${t(`suspense.reason.${shown.item.reason}`)} · ${t(`suspense.state.${shown.item.state}`)}`}
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows rows={5} />}
      {shown && (
        <div className={classes.columns}>
          <div className={classes.parts}>
            {shown.item.state !== 'settled' && <Acts item={shown.item} onBegin={setBegun} />}
            {shown.proposals.length > 0 && <Proposals item={shown.item} proposals={shown.proposals} />}
            {shown.item.state === 'open' && <Candidates shown={shown} onBegin={setBegun} />}
            {shown.item.allotments.length > 0 && <Allotments item={shown.item} onBegin={setBegun} />}
            <History shown={shown} />
          </div>
          <CreditFacts item={shown.item} />
        </div>
      )}
      {shown && begun && <ActDialog item={shown.item} begun={begun} onClose={() => setBegun(undefined)} />}
    </Page>
  );
}

interface Beginning {
  readonly onBegin: (begun: Begun) => void;
}

function Acts({ item, onBegin }: Beginning & { readonly item: SuspenseItem }) {
  const t = useText();
  const format = useFormat();
  const { currency } = country();
  const { state, held, order, rejected } = item;
  return (
    <Section title={t('suspense.acts')} aside={<Standing item={item} />}>
      <div className={classes.notes}>
        {held && (
          <p>
            {t(held.over ? 'suspense.holdOver' : 'suspense.heldUntil', {
              date: format.date(held.until),
              reason: held.reason,
            })}
          </p>
        )}
        {order && (
          <p>
            {t('suspense.orderedAt', { amount: format.money(order.amount, currency), at: format.instant(order.at) })}
            {order.times > 0 && t('suspense.orderedTimes', { count: order.times })}
          </p>
        )}
        {rejected && (
          <p className={classes.late}>
            {t('suspense.rejectedAt', {
              why: t(`suspense.rejection.${REJECTIONS.find((each) => each === rejected.rejection) ?? 'other'}`),
              note: rejected.note,
            })}
          </p>
        )}
        {item.takesTwo && state === 'open' && <p className="quiet">{t('suspense.twoPeople')}</p>}
      </div>
      <div className={classes.buttons}>
        {state === 'open' && (
          <>
            <Button onClick={() => onBegin({ act: 'allot' })}>{t('suspense.act.allot')}</Button>
            {order === null && (
              <Button variant="default" onClick={() => onBegin({ act: 'giveBack' })}>
                {t('suspense.act.giveBack')}
              </Button>
            )}
            <Button variant="default" onClick={() => onBegin({ act: 'hold' })}>
              {t('suspense.act.hold')}
            </Button>
          </>
        )}
        {state === 'held' && <Button onClick={() => onBegin({ act: 'endHold' })}>{t('suspense.act.endHold')}</Button>}
        {order && (
          <Button variant="default" onClick={() => onBegin({ act: 'resend' })}>
            {t('suspense.act.resend')}
          </Button>
        )}
      </div>
    </Section>
  );
}
const REJECTIONS = ['unknownAccount', 'closedAccount', 'otherHolder'] as const;

function Candidates({ shown, onBegin }: Beginning & { readonly shown: SuspenseShown }) {
  const t = useText();
  const format = useFormat();
  const { currency } = country();
  if (shown.candidates.length === 0)
    return (
      <Section title={t('suspense.candidates')}>
        <p className="quiet">{t('suspense.noCandidates')}</p>
      </Section>
    );
  return (
    <Section title={t('suspense.candidates')} aside={<span className="quiet">{t('suspense.candidatesHint')}</span>}>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>{t('suspense.candidates')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('suspense.declaration')}</th>
              <th scope="col">{t('suspense.grounds')}</th>
              <th scope="col" className={table.num}>
                {t('suspense.owes')}
              </th>
              <th scope="col">{t('suspense.acts')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.candidates.map(({ number, principalName, status, grounds, slips, due }) => (
              <tr key={number}>
                <th scope="row">
                  <span className="mono">{number}</span>
                  <span className={table.sub}>
                    {principalName ?? '—'} · {t(`status.${status}`)}
                  </span>
                </th>
                <td>
                  <ul className={classes.grounds}>
                    {grounds.map((ground) => (
                      <li key={ground}>{t(`suspense.ground.${ground}`, { slips })}</li>
                    ))}
                  </ul>
                </td>
                <td className={table.num}>{format.money(due, currency)}</td>
                <td className={table.num}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('suspense.allotThis', { number })}
                    onClick={() => onBegin({ act: 'allot', number, due })}
                  >
                    {t('suspense.allotTo')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Allotments({ item, onBegin }: Beginning & { readonly item: SuspenseItem }) {
  const t = useText();
  const format = useFormat();
  const { currency } = country();
  return (
    <Section title={t('suspense.allotments')}>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>{t('suspense.allotments')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('suspense.declaration')}</th>
              <th scope="col">{t('suspense.giveReason')}</th>
              <th scope="col" className={table.num}>
                {t('suspense.amount')}
              </th>
              <th scope="col">{t('suspense.acts')}</th>
            </tr>
          </thead>
          <tbody>
            {item.allotments.map(({ id, declarationNumber, amount, reason, at, takenBack }) => (
              <tr key={id}>
                <th scope="row">
                  <span className="mono">{declarationNumber}</span>
                  <span className={table.sub}>{format.instant(at)}</span>
                </th>
                <td>
                  {reason}
                  {takenBack && (
                    <span className={table.sub}>
                      {t('suspense.takenBackAt', { at: format.instant(takenBack.at), reason: takenBack.reason })}
                    </span>
                  )}
                </td>
                <td className={table.num}>{format.money(amount, currency)}</td>
                <td className={table.num}>
                  {takenBack === null && item.state !== 'held' && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => onBegin({ act: 'takeBack', number: declarationNumber, allotmentId: id })}
                    >
                      {t('suspense.act.takeBack')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function History(props: { readonly shown: SuspenseShown }) {
  const t = useText();
  const format = useFormat();
  const { history } = props.shown;
  return (
    <Section title={t('suspense.history')}>
      {history.length === 0 && <p className="quiet">{t('suspense.historyEmpty')}</p>}
      <ol className={classes.history}>
        {history.toReversed().map((entry) => (
          <li key={`${entry.at} ${entry.type}`}>
            <p>
              {t(`suspense.event.${entry.type}`, {
                amount: entry.amount === null ? '' : format.money(entry.amount, country().currency),
                number: entry.declarationNumber ?? '',
              })}
            </p>
            <p className="quiet">
              {format.instant(entry.at)}
              {entry.by !== null && ` · ${entry.by}`}
              {entry.text !== null && ` · ${entry.text}`}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function CreditFacts(props: { readonly item: SuspenseItem }) {
  const t = useText();
  const format = useFormat();
  const { item } = props;
  const { currency } = country();
  return (
    <Section title={t('suspense.facts')}>
      <Facts
        facts={[
          { label: t('suspense.left'), value: <strong>{format.money(item.left, currency)}</strong> },
          { label: t('suspense.amount'), value: format.money(item.amount, currency) },
          item.inSuspense !== item.amount && {
            label: t('suspense.inSuspense'),
            value: format.money(item.inSuspense, currency),
          },
          item.returned !== '0' && { label: t('suspense.returned'), value: format.money(item.returned, currency) },
          { label: t('suspense.payer'), value: item.payerName },
          { label: t('suspense.account'), value: item.payerAccount ?? t('suspense.noAccount') },
          {
            label: t('suspense.reference'),
            value: <Written text={item.paymentReference} />,
          },
          { label: t('suspense.text'), value: item.text },
          { label: t('suspense.names'), value: item.names && <span className="mono">{item.names}</span> },
          { label: t('suspense.bank'), value: item.bankCode },
          { label: t('suspense.received'), value: format.instant(item.receivedAt) },
        ]}
      />
    </Section>
  );
}
