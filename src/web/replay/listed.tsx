import { Link } from '@tanstack/react-router';
import { isOfficer, useSession } from '#web/client';
import { ChannelBadge, Section, tableClasses as table, useCodeNames, useFormat, useText } from '#web/ui';
import type { Replay, ReplayCounts } from './replay-api.ts';
import classes from './replay.module.css';
import { useVersionName } from './version-name.ts';

/** Which declarations the two versions part on. */
export function Listed(props: { readonly replay: Replay; readonly counts: ReplayCounts; readonly which: Which }) {
  const t = useText();
  const { replay, counts, which } = props;
  const { count, listed } = counts[which];
  return (
    <Section title={t(`replay.${which}`)} aside={t('replay.declarations', { count })}>
      {count === 0 ? (
        <p className="quiet">{t(`replay.${which}None`)}</p>
      ) : (
        <>
          {listed.length < count && (
            <p className={classes.hint}>{t('replay.sample', { shown: listed.length, count })}</p>
          )}
          <Cases title={t(`replay.${which}`)} replay={replay} cases={listed} />
        </>
      )}
    </Section>
  );
}
type Which = 'newly' | 'noLonger';

function Cases(props: {
  readonly title: string;
  readonly replay: Replay;
  readonly cases: ReplayCounts['newly']['listed'];
}) {
  const t = useText();
  const format = useFormat();
  const nameOf = useVersionName();
  const officeName = useCodeNames('customs-office');
  const countryName = useCodeNames('country');
  // Who makes rules reads no declarations by that alone: a link that leads nowhere would be worse than none.
  const mayOpen = isOfficer(useSession());
  const { title, replay, cases } = props;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('replay.number')}</th>
            <th scope="col">{t('replay.day')}</th>
            <th scope="col">{t('replay.office')}</th>
            <th scope="col">{t('replay.goods')}</th>
            {replay.versions.map((version, side) => (
              <th scope="col" key={side}>
                {nameOf(version)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map(({ number, day, officeId, origin, headings, channels }) => (
            <tr key={number}>
              <td className="mono">
                {mayOpen ? (
                  <Link to="/declarations/$number" params={{ number }}>
                    {number}
                  </Link>
                ) : (
                  number
                )}
              </td>
              <td>{format.date(day)}</td>
              <td>{officeName(officeId)}</td>
              <td>
                {headings.join(', ')}
                {origin !== 'unknown' && <span className={table.sub}>{countryName(origin)}</span>}
              </td>
              {channels.map((channel, side) => (
                <td key={side}>
                  <ChannelBadge channel={channel} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
