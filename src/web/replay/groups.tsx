import { Section, tableClasses as table, useCodeNames, useFormat, useText } from '#web/ui';
import { Rate } from './rate.tsx';
import type { Replay, ReplayCounts } from './replay-api.ts';
import classes from './replay.module.css';
import { useVersionName } from './version-name.ts';

const DIMENSIONS = ['size', 'age', 'origin', 'office'] as const;
/** Of offices and origins, those where most is registered. */
const SHOWN_MAX = 15;

type Group = ReplayCounts['groups'][number];

/** Whom each version selects, and what was found there: one table for each way to divide the country. */
export function Groups(props: { readonly replay: Replay; readonly counts: ReplayCounts }) {
  const t = useText();
  const { replay, counts } = props;
  return DIMENSIONS.map((dimension) => (
    <Section key={dimension} title={t(`replay.by.${dimension}`)}>
      <Rows
        title={t(`replay.by.${dimension}`)}
        replay={replay}
        groups={counts.groups.filter((group) => group.dimension === dimension)}
      />
    </Section>
  ));
}

function Rows(props: { readonly title: string; readonly replay: Replay; readonly groups: readonly Group[] }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useVersionName();
  const groupName = useGroupName();
  const { title, replay, groups } = props;
  const shown = groups.slice(0, SHOWN_MAX);
  return (
    <>
      {shown.length < groups.length && (
        <p className={classes.hint}>{t('replay.shownOf', { shown: shown.length, total: groups.length })}</p>
      )}
      <div className={table.scroll}>
        <table className={table.table}>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('replay.group')}</th>
              <th scope="col" className={table.num}>
                {t('replay.registered')}
              </th>
              {replay.versions.map((version, side) => (
                <th scope="col" key={side}>
                  {t('replay.selectedBy', { version: nameOf(version) })}
                </th>
              ))}
              {replay.versions.map((version, side) => (
                <th scope="col" key={side}>
                  {t('replay.foundBy', { version: nameOf(version) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((group) => (
              <tr key={group.key}>
                <td>{groupName(group)}</td>
                <td className={table.num}>{format.decimal(String(group.registered))}</td>
                {group.versions.map(({ selected }, side) => (
                  <td key={side}>
                    <Rate rate={selected} />
                  </td>
                ))}
                {group.versions.map(({ found }, side) => (
                  <td key={side}>
                    <Rate rate={found} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const BANDS = {
  none: 'replay.band.none',
  to10: 'replay.band.to10',
  to100: 'replay.band.to100',
  to1000: 'replay.band.to1000',
  over1000: 'replay.band.over1000',
  under1: 'replay.band.under1',
  from1to3: 'replay.band.from1to3',
  from3to10: 'replay.band.from3to10',
  over10: 'replay.band.over10',
  unknown: 'replay.band.unknown',
} as const;
const isBand = (key: string): key is keyof typeof BANDS => key in BANDS;

function useGroupName(): (group: Pick<Group, 'dimension' | 'key'>) => string {
  const t = useText();
  const officeName = useCodeNames('customs-office');
  const countryName = useCodeNames('country');
  return ({ dimension, key }) => {
    if (dimension === 'office') return officeName(key);
    if (dimension === 'origin' && key !== 'unknown') return countryName(key);
    return isBand(key) ? t(BANDS[key], { thousand: 1_000 }) : key;
  };
}
