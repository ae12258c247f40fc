import type { TextKey } from '#web/texts';
import { Section, tableClasses as table, useCodeNames, useFormat, useLocal, useText } from '#web/ui';
import type { Comparison, FairnessGroup as Group } from './fairness-api.ts';
import classes from './fairness.module.css';
import { Rate, scaleOf, Strip } from './rate.tsx';

const DIMENSIONS = ['office', 'age', 'size'] as const;

/** How each group is selected and what is found in it, one table for each way to divide the country. */
export function Groups(props: { readonly groups: readonly Group[] }) {
  return DIMENSIONS.map((dimension) => (
    <GroupTable
      key={dimension}
      dimension={dimension}
      groups={props.groups.filter((group) => group.dimension === dimension)}
    />
  ));
}

function GroupTable(props: { readonly dimension: Group['dimension']; readonly groups: readonly Group[] }) {
  const title = useText()(`fairness.by.${props.dimension}`);
  return (
    <Section title={title}>
      <GroupRows title={title} groups={props.groups} />
    </Section>
  );
}

export function GroupRows(props: { readonly title: string; readonly groups: readonly Group[] }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useGroupNames();
  const { title, groups } = props;
  const selectedScale = scaleOf(groups.map(({ selection }) => selection.rate));
  const foundScale = scaleOf(groups.map(({ finding }) => finding.rate));
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack} ${classes.groups}`}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('fairness.group')}</th>
            <th scope="col" className={table.num}>
              {t('fairness.registered')}
            </th>
            <th scope="col">{t('fairness.selected')}</th>
            <th scope="col">{t('fairness.found')}</th>
            <th scope="col">{t('fairness.falseAlarm')}</th>
            <th scope="col">{t('fairness.says')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ dimension, key, registered, selection, finding, falseAlarm }) => (
            <tr key={key}>
              <td>{nameOf(dimension, key)}</td>
              <td className={table.num}>{format.decimal(String(registered))}</td>
              <td data-label={t('fairness.selected')}>
                <Compared comparison={selection} scale={selectedScale} />
              </td>
              <td data-label={t('fairness.found')}>
                <Compared comparison={finding} scale={foundScale} />
              </td>
              <td data-label={t('fairness.falseAlarm')}>
                <Rate rate={falseAlarm} />
              </td>
              <td>
                <Says comparisons={[selection, finding]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useGroupNames(): (dimension: Group['dimension'], key: string) => string {
  const t = useText();
  const officeName = useCodeNames('customs-office');
  const countryName = useCodeNames('country');
  return (dimension, key) => {
    const band = BANDS[key];
    if (dimension === 'office') return officeName(key);
    if (band !== undefined) return t(band);
    if (key === 'unknown') return t(dimension === 'origin' ? 'fairness.originUnknown' : 'fairness.band.unknown');
    return countryName(key);
  };
}
const BANDS: Readonly<Record<string, TextKey>> = {
  under1: 'fairness.band.under1',
  from1to3: 'fairness.band.from1to3',
  from3to10: 'fairness.band.from3to10',
  over10: 'fairness.band.over10',
  one: 'fairness.band.one',
  to10: 'fairness.band.to10',
  to100: 'fairness.band.to100',
  over100: 'fairness.band.over100',
  rest: 'fairness.originRest',
};

export function Compared(props: { readonly comparison: Comparison; readonly scale: number }) {
  const { rate, others } = props.comparison;
  return (
    <div className={classes.compared}>
      <Rate rate={rate} />
      <Strip rate={rate} others={others} scale={props.scale} apart={isApart(props.comparison)} />
    </div>
  );
}

/** Sentences where something differs beyond chance; otherwise that it does not, or that it is too early to tell. */
export function Says(props: { readonly comparisons: readonly Comparison[] }) {
  const t = useText();
  const local = useLocal();
  const apart = props.comparisons.filter(isApart);
  if (apart.length > 0)
    return (
      <ul className={classes.says}>
        {apart.map(({ words }) => (
          <li key={words.en}>{local(words)}</li>
        ))}
      </ul>
    );
  const isAlike = props.comparisons.some(({ standing }) => standing === 'alike');
  return <span className={classes.none}>{t(isAlike ? 'fairness.standing.alike' : 'fairness.standing.tooFew')}</span>;
}

const isApart = ({ standing }: Comparison): boolean => standing === 'higher' || standing === 'lower';
