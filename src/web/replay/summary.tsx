import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useFormat, useText } from '#web/ui';
import { usePercent } from './rate.tsx';
import type { Replay } from './replay-api.ts';
import classes from './replay.module.css';
import { useVersionName } from './version-name.ts';

type Result = NonNullable<Replay['result']>;

/** What came out, in three sentences. */
export function Summary(props: { readonly replay: Replay; readonly result: Result }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const nameOf = useVersionName();
  const { replay, result } = props;
  const { counts } = result;
  const [left, right] = counts.versions;
  const [leftVersion, rightVersion] = replay.versions;
  if (!left || !right || !leftVersion || !rightVersion) return null;
  const count = (value: number): string => format.decimal(String(value));
  const gaveWay = right.rule?.gaveWay ?? 0;
  const share = ({ share: of }: { readonly share: number | null }): string => (of === null ? '–' : percent(of));
  return (
    <div className={classes.summary}>
      <p>
        {t('replay.summary', {
          count: count(counts.declarations),
          left: nameOf(leftVersion),
          leftCount: count(left.selected.hits),
          leftShare: share(left.selected),
          right: nameOf(rightVersion),
          rightCount: count(right.selected.hits),
          rightShare: share(right.selected),
        })}
      </p>
      <p>
        {t('replay.changes', {
          newly: count(counts.newly.count),
          noLonger: count(counts.noLonger.count),
          heavier: count(counts.heavier),
          lighter: count(counts.lighter),
        })}
      </p>
      {gaveWay > 0 && <p>{t('replay.gaveWay', { count: count(gaveWay) })}</p>}
      <Fidelity result={result} />
    </div>
  );
}

/** Whether the past comes out as it was: only then does what would have been mean anything. */
function Fidelity(props: { readonly result: Result }) {
  const t = useText();
  const format = useFormat();
  const { same, differing, erased, unknownLaw } = props.result.fidelity;
  const count = (value: number): string => format.decimal(String(value));
  const leftOut = erased + unknownLaw;
  const isFaithful = differing === 0;
  return (
    <p className={classes.fidelity} data-faithful={isFaithful ? '' : undefined}>
      {isFaithful ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
      <span>
        {isFaithful
          ? t('replay.faithful', { same: count(same) })
          : t('replay.unfaithful', { same: count(same), differing: count(differing) })}
        {leftOut > 0 && ` ${t('replay.leftOut', { erased: count(erased), unknownLaw: count(unknownLaw) })}`}{' '}
        {t('replay.amendments')}
      </span>
    </p>
  );
}
