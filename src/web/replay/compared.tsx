import type { ReactNode } from 'react';
import { INSPECTIONS } from '#core/risk';
import { country, tableClasses as table, useFormat, useText } from '#web/ui';
import { daysIn } from './period.ts';
import { Rate, usePercent } from './rate.tsx';
import type { Replay, ReplayCounts, ReplayVersion } from './replay-api.ts';
import classes from './replay.module.css';
import { useVersionName } from './version-name.ts';

/** The two versions side by side: what each selects, what that would ask of officers, and what was found where somebody looked. */
export function Compared(props: { readonly replay: Replay; readonly counts: ReplayCounts }) {
  const t = useText();
  const nameOf = useVersionName();
  const { replay, counts } = props;
  const days = daysIn(replay);
  const rows = useRows(counts, days);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.compared}`}>
        <caption>{t('replay.compared')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('replay.figure')}</th>
            {replay.versions.map((version, side) => (
              <th scope="col" key={side}>
                <span className={classes.version}>{nameOf(version)}</span>
                {version.change.kind !== 'none' && (
                  <span className={classes.base}>{t(`replay.over.${version.base}`)}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, hint, cells }) => (
            <tr key={label}>
              <th scope="row">
                {label}
                {hint !== undefined && <span className={table.sub}>{hint}</span>}
              </th>
              {cells.map((cell, side) => (
                <td key={side}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Row {
  readonly label: string;
  readonly hint?: string;
  readonly cells: readonly ReactNode[];
}

function useRows({ versions }: ReplayCounts, days: number): readonly Row[] {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const { currency } = country();
  const count = (value: number): string => format.decimal(String(value));
  const both = (cell: (version: ReplayVersion) => ReactNode): readonly ReactNode[] => versions.map(cell);
  const perDay = (value: number): string => format.decimal((value / days).toFixed(1));
  const rows: readonly (Row | false)[] = [
    { label: t('replay.selected'), cells: both(({ selected }) => <Rate rate={selected} />) },
    { label: t('replay.perDay'), cells: both(({ selected }) => perDay(selected.hits)) },
    {
      label: t('replay.channels'),
      cells: both(({ channels }) =>
        t('replay.channelCounts', { yellow: count(channels.yellow), red: count(channels.red) }),
      ),
    },
    { label: t('replay.inspections'), cells: both((version) => <Inspections version={version} />) },
    {
      label: t('replay.found'),
      hint: t('replay.foundHint'),
      cells: both(({ outcome }) => <Rate rate={outcome.found} />),
    },
    {
      label: t('replay.unseen'),
      hint: t('replay.unseenHint'),
      cells: both(({ outcome }) => count(outcome.unseen)),
    },
    { label: t('replay.open'), cells: both(({ outcome }) => count(outcome.open)) },
    {
      label: t('replay.revenue'),
      hint: t('replay.revenueHint'),
      cells: both(({ outcome: { revenue } }) =>
        revenue.of === 0 ? (
          t('replay.nothingCounted')
        ) : (
          <>
            {format.money(revenue.sum, currency)}
            <span className={table.sub}>
              {t('replay.revenueBetween', {
                count: revenue.of,
                low: format.money(revenue.low, currency),
                high: format.money(revenue.high, currency),
              })}
            </span>
          </>
        ),
      ),
    },
    versions.some(({ rule }) => rule !== null) && {
      label: t('replay.ruleHits'),
      hint: t('replay.ruleHitsHint'),
      cells: both(({ rule }) =>
        rule === null ? (
          '–'
        ) : (
          <>
            <Rate rate={rule.hits} />
            {rule.gaveWay > 0 && (
              <span className={table.sub}>{t('replay.gaveWay', { count: count(rule.gaveWay) })}</span>
            )}
          </>
        ),
      ),
    },
    versions.some(({ rule }) => rule !== null) && {
      label: t('replay.expected'),
      hint: t('replay.expectedHint'),
      cells: both(({ rule }) =>
        rule === null
          ? '–'
          : rule.expected === null
            ? t('replay.expectedTooFew')
            : t('replay.expectedRate', {
                share: percent(rule.expected.share),
                low: percent(rule.expected.low),
                high: percent(rule.expected.high),
              }),
      ),
    },
  ];
  return rows.filter((row) => row !== false);
}

/** From the lightest to the heaviest; what is said of a part, with how much of it. */
function Inspections(props: { readonly version: ReplayVersion }) {
  const t = useText();
  const format = useFormat();
  const { inspections } = props.version;
  const order: readonly string[] = ['none', ...INSPECTIONS];
  const sorted = inspections.toSorted(
    (a, b) =>
      order.indexOf(a.inspection) - order.indexOf(b.inspection) || (a.depthPercent ?? 0) - (b.depthPercent ?? 0),
  );
  if (sorted.length === 0) return '–';
  return (
    <ul className={classes.plain}>
      {sorted.map(({ inspection, depthPercent, count }) => (
        <li key={`${inspection} ${depthPercent}`}>
          {t(`replay.inspection.${inspection}`)}
          {depthPercent !== null && ` ${depthPercent} %`}: {format.decimal(String(count))}
        </li>
      ))}
    </ul>
  );
}
