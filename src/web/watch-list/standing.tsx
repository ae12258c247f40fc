import { IconCalendarTime, IconCircleCheck, IconCircleX, IconPlayerStop } from '@tabler/icons-react';
import { useText } from '#web/ui';
import classes from './watch-list.module.css';
import type { WatchListEntrySummary } from './watch-list-api.ts';

const ICONS = {
  active: IconCircleCheck,
  upcoming: IconCalendarTime,
  expired: IconCircleX,
  ended: IconPlayerStop,
} as const;

/** Whether an entry matches now: icon and words together. */
export function Standing(props: { readonly standing: WatchListEntrySummary['standing'] }) {
  const t = useText();
  const Icon = ICONS[props.standing];
  return (
    <span className={classes.standing} data-standing={props.standing}>
      <Icon size={16} stroke={1.75} aria-hidden style={{ verticalAlign: '-3px' }} />{' '}
      {t(`watchList.standing.${props.standing}`)}
    </span>
  );
}
