import {
  IconBan,
  IconCalendarTime,
  IconCircleCheck,
  IconCircleX,
  IconHandStop,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { RuleSummary } from '#web/client';
import { useText } from '#web/ui';
import classes from './risk.module.css';

const ICONS = {
  active: IconCircleCheck,
  upcoming: IconCalendarTime,
  expired: IconCircleX,
  stopped: IconPlayerPause,
  suspended: IconHandStop,
  switchedOff: IconBan,
} as const satisfies Record<RuleSummary['standing'], unknown>;

/** Whether a rule selects now, and if not, why: icon and words together. */
export function Standing(props: { readonly standing: RuleSummary['standing'] }) {
  const t = useText();
  const Icon = ICONS[props.standing];
  return (
    <span className={classes.standing} data-standing={props.standing}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`risk.standing.${props.standing}`)}
    </span>
  );
}
