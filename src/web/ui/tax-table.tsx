import { useMediaQuery } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { TaxRow } from '#web/client';
import { CURRENCY_SIGNS } from './format.ts';
import { useFormat, useLocal, useText } from './preferences.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import table from './table.module.css';
import classes from './tax-table.module.css';

/** More lines than these start folded: the totals stay within reach. */
const OPEN_LINES_MAX = 6;
/** Below this a table of four columns would scroll sideways; a list of figures does not. */
const NARROW = '(max-width: 48em)';

/**
 * Data · Calculation · Value, line by line, then the total of each tax and what is to be paid.
 * `lineName` puts the goods beside the line number.
 */
export function TaxTable(props: {
  readonly rows: readonly TaxRow[];
  readonly total: string;
  readonly currency: string;
  readonly lineName?: (line: number) => ReactNode;
}) {
  const t = useText();
  const format = useFormat();
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  if (narrow) return <TaxSummary rows={props.rows} total={props.total} currency={props.currency} />;
  const { lines, totals } = grouped(props.rows);
  const named = lines.length > 1 || props.lineName !== undefined;
  const isOpen = (line: number) => toggled.has(line) !== lines.length <= OPEN_LINES_MAX;
  const toggle = (line: number) =>
    setToggled((all) => new Set(all.has(line) ? [...all].filter((other) => other !== line) : [...all, line]));
  return (
    <ScrollRegion label={t('tax.caption')}>
      <table className={`${table.table} ${classes.tax}`}>
        <caption>{t('tax.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.kind}>
              {t('tax.kind')}
            </th>
            <th scope="col" className={classes.dataColumn}>
              {t('tax.data')}
            </th>
            <th scope="col">{t('tax.calculation')}</th>
            <th scope="col" className={table.num}>
              {t('tax.value')}
            </th>
          </tr>
        </thead>
        {lines.map(([line, rows]) => (
          <tbody key={line}>
            {named && (
              <tr className={classes.group}>
                <th scope="rowgroup" colSpan={4}>
                  {lines.length > OPEN_LINES_MAX ? (
                    <button
                      type="button"
                      className={classes.toggle}
                      aria-expanded={isOpen(line)}
                      onClick={() => toggle(line)}
                    >
                      <IconChevronRight size={16} stroke={1.75} aria-hidden />
                      {t('tax.line', { line })}
                    </button>
                  ) : (
                    t('tax.line', { line })
                  )}
                  {props.lineName && <span className={classes.lineName}>{props.lineName(line)}</span>}
                </th>
              </tr>
            )}
            {isOpen(line) && rows.map((row) => <TaxTableRow key={row.taxType} row={row} />)}
          </tbody>
        ))}
        <tfoot>
          {lines.length > 1 && totals.map((row) => <TaxTableRow key={row.taxType} row={row} />)}
          <tr className={table.total}>
            <th scope="row" colSpan={3}>
              {t('tax.total')}
            </th>
            <td className={`${table.num} ${classes.grand}`}>{format.money(props.total, props.currency)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function TaxTableRow(props: { readonly row: TaxRow }) {
  const { row } = props;
  const local = useLocal();
  const format = useFormat();
  return (
    <tr>
      <th scope="row" className={classes.kind}>
        {local(row.label)}
        {row.legalBasis && <span className={classes.basis}>{row.legalBasis}</span>}
      </th>
      <td>
        <TaxData row={row} />
      </td>
      <td className={classes.calculation}>{format.calculation(row.calculation)}</td>
      <td className={table.num}>{format.decimal(row.value)}</td>
    </tr>
  );
}

function TaxData(props: { readonly row: TaxRow }) {
  const local = useLocal();
  const format = useFormat();
  return (
    <dl className={classes.data}>
      {props.row.data.map((datum, position) => (
        <div key={position}>
          <dt>{local(datum.label)}</dt>
          <dd>
            {datum.words ? local(datum.words) : format.decimal(datum.value)}
            {datum.unit && !datum.words ? ` ${CURRENCY_SIGNS[datum.unit] ?? datum.unit}` : ''}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The same figures for a narrow column: tax and value on one line, the arithmetic under it. */
export function TaxSummary(props: {
  readonly rows: readonly TaxRow[];
  readonly total: string;
  readonly currency: string;
}) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { lines, totals } = grouped(props.rows);
  const shown = lines.length > 1 ? totals : (lines[0]?.[1] ?? totals);
  return (
    <div>
      <dl className={classes.summary}>
        {shown.map((row) => (
          <div key={row.taxType} className={classes.summaryRow}>
            <dt>
              {local(row.label)}
              <span className={classes.basis}>{format.calculation(row.calculation)}</span>
            </dt>
            <dd className="num">{format.decimal(row.value)}</dd>
          </div>
        ))}
        <div className={`${classes.summaryRow} ${classes.summaryTotal}`}>
          <dt>{t('tax.total')}</dt>
          <dd className="num">{format.money(props.total, props.currency)}</dd>
        </div>
      </dl>
      {lines.length > 1 && (
        <details className={classes.byLine}>
          <summary>{t('view.taxExplain')}</summary>
          {lines.map(([line, rows]) => (
            <dl key={line} className={classes.summary}>
              <p className={classes.byLineTitle}>{t('tax.line', { line })}</p>
              {rows.map((row) => (
                <div key={row.taxType} className={classes.summaryRow}>
                  <dt>
                    {local(row.label)}
                    <span className={classes.basis}>{format.calculation(row.calculation)}</span>
                  </dt>
                  <dd className="num">{format.decimal(row.value)}</dd>
                </div>
              ))}
            </dl>
          ))}
        </details>
      )}
    </div>
  );
}

function grouped(rows: readonly TaxRow[]) {
  const lines = new Map<number, TaxRow[]>();
  const totals: TaxRow[] = [];
  for (const row of rows) {
    if (row.line === null) totals.push(row);
    else lines.set(row.line, [...(lines.get(row.line) ?? []), row]);
  }
  return { lines: [...lines].toSorted(([a], [b]) => a - b), totals };
}
