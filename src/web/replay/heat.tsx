import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ScrollRegion, tableClasses as table, useCodeNames, useFormat, useText } from '#web/ui';
import type { Replay, ReplayCounts } from './replay-api.ts';
import classes from './replay.module.css';
import { useVersionName } from './version-name.ts';

const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);
/** More offices than a page has lines for: those with most to do. */
const OFFICES_MAX = 40;
const STEPS = 5;
/** Of a share of the largest: 0 nothing, 1 to 5. */
const stepOf = (value: number, most: number): number => (value === 0 ? 0 : Math.ceil((Math.abs(value) / most) * STEPS));

type Shown = 'left' | 'right' | 'difference';

/** How much each office has to look at, hour by hour of registration, by each version and as the difference of the two. */
export function Heat(props: { readonly replay: Replay; readonly counts: ReplayCounts }) {
  const t = useText();
  const nameOf = useVersionName();
  const [shown, setShown] = useState<Shown>('difference');
  const { replay, counts } = props;
  const [left, right] = replay.versions;
  if (left === undefined || right === undefined) return null;
  return (
    <>
      <p className={classes.hint}>{t('replay.heatHint')}</p>
      <SegmentedControl
        className={classes.choice}
        aria-label={t('replay.heatShown')}
        value={shown}
        onChange={(value) => setShown(value === 'left' || value === 'right' ? value : 'difference')}
        data={[
          { value: 'difference', label: t('replay.difference') },
          { value: 'left', label: nameOf(left) },
          { value: 'right', label: nameOf(right) },
        ]}
      />
      <Grid cells={counts.heat} shown={shown} />
    </>
  );
}

function Grid(props: { readonly cells: ReplayCounts['heat']; readonly shown: Shown }) {
  const t = useText();
  const format = useFormat();
  const officeName = useCodeNames('customs-office');
  const valueOf = ({ selected: [left = 0, right = 0] }: ReplayCounts['heat'][number]): number =>
    props.shown === 'left' ? left : props.shown === 'right' ? right : right - left;
  const byOffice = Map.groupBy(props.cells, ({ officeId }) => officeId);
  const totalOf = (officeId: string): number =>
    (byOffice.get(officeId) ?? []).reduce((sum, cell) => sum + valueOf(cell), 0);
  const offices = [...byOffice.keys()]
    .toSorted((a, b) => Math.abs(totalOf(b)) - Math.abs(totalOf(a)) || (a < b ? -1 : 1))
    .slice(0, OFFICES_MAX);
  const most = Math.max(1, ...props.cells.map((cell) => Math.abs(valueOf(cell))));
  const text = (value: number): string =>
    value === 0 ? '' : `${props.shown === 'difference' && value > 0 ? '+' : ''}${format.decimal(String(value))}`;
  return (
    <ScrollRegion label={t('replay.heatTable')}>
      <table className={classes.heat}>
        <caption className={classes.hidden}>{t('replay.heatTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('replay.office')}</th>
            {HOURS.map((hour) => (
              <th scope="col" key={hour}>
                {hour}
              </th>
            ))}
            <th scope="col">{t('replay.total')}</th>
          </tr>
        </thead>
        <tbody>
          {offices.map((officeId) => {
            const byHour = new Map((byOffice.get(officeId) ?? []).map((cell) => [cell.hour, valueOf(cell)]));
            return (
              <tr key={officeId}>
                <th scope="row">{officeName(officeId)}</th>
                {HOURS.map((hour) => {
                  const value = byHour.get(hour) ?? 0;
                  return (
                    <td key={hour} data-step={stepOf(value, most)} data-less={value < 0 ? '' : undefined}>
                      {text(value)}
                    </td>
                  );
                })}
                <td className={table.num}>{text(totalOf(officeId)) || '0'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
