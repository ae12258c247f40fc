import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { addDecimals, decimalText, parseDecimal, roundDecimal, ZERO } from '#core/kernel';
import { api, type ShipmentLine, type ShipmentView } from '#web/client';
import { CodeName, LoadingRows, ProblemNote, ScrollRegion, tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './shipment.module.css';

/** What of the goods is shown: those that one declaration carries, perhaps for one line among them, or those that were looked for. */
type Shown =
  | { readonly by: 'part'; readonly part: number; readonly line?: number }
  | { readonly by: 'words'; readonly words: string; readonly from: number };

/** The goods of a shipment, counted through all of its declarations, as many at a time as one of them carries. */
export function ShipmentLines(props: { readonly shipment: ShipmentView; readonly forOfficer: boolean }) {
  const t = useText();
  const { number, parts, goodsItemQuantity: count, currency } = props.shipment;
  const [shown, setShown] = useState<Shown>({ by: 'part', part: 0 });
  const { firstLine = 1, lastLine = 1 } = (shown.by === 'part' && parts[shown.part]) || {};
  const from = shown.by === 'part' ? firstLine : shown.from;
  const words = shown.by === 'words' ? shown.words : undefined;
  const query = useQuery({
    queryKey: ['shipment-lines', number, from, words],
    queryFn: () => api.shipmentLines(number, from, words),
    placeholderData: keepPreviousData,
  });
  const find = (typed: string): void => {
    const line = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    const part = parts.findIndex((one) => one.firstLine <= line && line <= one.lastLine);
    if (typed === '') setShown({ by: 'part', part: 0 });
    else if (part >= 0) setShown({ by: 'part', part, line });
    else setShown({ by: 'words', words: typed, from: 1 });
  };
  const { lines = [], next = null } = query.data ?? {};
  return (
    <>
      <FindLine onFind={find} />
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {lines.length > 0 && (
        <Lines
          lines={lines}
          currency={currency}
          wanted={shown.by === 'part' && !query.isPlaceholderData ? shown.line : undefined}
          forOfficer={props.forOfficer}
        />
      )}
      {shown.by === 'part' ? (
        <nav className={classes.pager} aria-label={t('shipment.pages')}>
          <Button
            variant="default"
            size="xs"
            disabled={shown.part === 0}
            onClick={() => setShown({ by: 'part', part: shown.part - 1 })}
          >
            {t('shipment.before')}
          </Button>
          <span aria-live="polite">{t('shipment.range', { from: firstLine, to: lastLine, count })}</span>
          <Button
            variant="default"
            size="xs"
            disabled={shown.part >= parts.length - 1}
            onClick={() => setShown({ by: 'part', part: shown.part + 1 })}
          >
            {t('shipment.after')}
          </Button>
        </nav>
      ) : (
        <nav className={classes.pager} aria-label={t('shipment.pages')}>
          <span aria-live="polite">{query.data && t(foundText(lines, shown, next), { count: lines.length })}</span>
          {next !== null && (
            <Button variant="default" size="xs" onClick={() => setShown({ ...shown, from: next })}>
              {t('shipment.findMore')}
            </Button>
          )}
          <Button variant="default" size="xs" onClick={() => find('')}>
            {t('shipment.allLines')}
          </Button>
        </nav>
      )}
    </>
  );
}

function foundText(lines: readonly ShipmentLine[], { from }: { readonly from: number }, next: number | null) {
  if (lines.length === 0) return from > 1 ? 'shipment.foundNoMore' : 'shipment.foundNone';
  return next === null && from === 1 ? 'shipment.found' : 'shipment.foundSome';
}

/** A number leads to its line, anything else to the lines whose code begins with it or whose description holds it. */
function FindLine(props: { readonly onFind: (typed: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  return (
    <form
      role="search"
      className={classes.find}
      onSubmit={(event) => {
        event.preventDefault();
        props.onFind(typed.trim());
      }}
    >
      <TextInput
        type="search"
        size="sm"
        maxLength={100}
        className={classes.findField}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        aria-label={t('shipment.find')}
        placeholder={t('shipment.find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" size="sm">
        {t('shipment.findGo')}
      </Button>
    </form>
  );
}

function Lines(props: {
  readonly lines: readonly ShipmentLine[];
  readonly currency: string;
  /** The line that somebody asked for by its number. */
  readonly wanted: number | undefined;
  readonly forOfficer: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const { wanted } = props;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (wanted === undefined) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <ScrollRegion label={t('goods.caption')}>
      <table className={table.table}>
        <caption>{t('goods.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.num}>
              {t('goods.line')}
            </th>
            <th scope="col">{t('goods.code')}</th>
            <th scope="col">{t('goods.description')}</th>
            <th scope="col" className={table.wide}>
              {t('goods.origin')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('goods.quantity')}
            </th>
            <th scope="col" className={table.num}>
              {t('goods.amount')}
            </th>
            <th scope="col" className={table.num}>
              {t('shipment.lineTax')}
            </th>
            <th scope="col">{t('shipment.declaration')}</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map(({ place, number, goodsItem: item, taxes }) => (
            <tr
              key={place}
              ref={place === wanted ? row : undefined}
              tabIndex={place === wanted ? -1 : undefined}
              aria-current={place === wanted ? 'true' : undefined}
              className={classes.line}
            >
              <td className={table.num}>{place}</td>
              <td className="mono">{item.commodityCode}</td>
              <td>
                <span className={table.said}>{item.description}</span>
              </td>
              <td className={`nowrap ${table.wide}`}>
                <CodeName list="country" code={item.origin?.countryCode} />
              </td>
              <td className={`${table.num} ${table.wide}`}>
                {item.tariffQuantity &&
                  `${format.decimal(item.tariffQuantity.value)} ${item.tariffQuantity.unitCode ?? ''}`}
              </td>
              <td className={table.num}>
                {item.itemChargeAmount &&
                  format.money(item.itemChargeAmount.amount, item.itemChargeAmount.currency ?? props.currency)}
              </td>
              <td className={table.num}>{taxes.length > 0 && format.money(sumOf(taxes), props.currency)}</td>
              <td>
                <Link
                  to={props.forOfficer ? '/cases/$number' : '/declarations/$number'}
                  params={{ number }}
                  className={`mono ${table.link}`}
                >
                  {number}
                </Link>{' '}
                <span className="quiet nowrap">{t('shipment.ownLine', { line: item.sequence })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** To whole units, as a line is looked through; what is to be paid is rounded once for each tax of a declaration. */
const sumOf = (taxes: ShipmentLine['taxes']): string =>
  decimalText(
    roundDecimal(
      taxes.reduce((sum, { amount }) => addDecimals(sum, parseDecimal(amount) ?? ZERO), ZERO),
      0,
      'half-up',
    ),
  );
