import { IconAlertTriangle, IconCheck, IconClock, IconEye } from '@tabler/icons-react';
import { useText } from '#web/ui';
import type { Finding } from './referral-api.ts';
import classes from './referral.module.css';

const ICONS = { seen: IconEye, noConcern: IconCheck, concern: IconAlertTriangle, awaited: IconClock } as const;

/** Where an agency stands, by icon and word. */
export function FindingLabel(props: { readonly finding: Finding | null; readonly weighed: boolean }) {
  const t = useText();
  const { finding, weighed } = props;
  const standing = finding ?? 'awaited';
  const Icon = ICONS[standing];
  return (
    <span className={classes.finding} data-standing={standing === 'concern' && weighed ? 'weighed' : standing}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(standing === 'concern' && weighed ? 'referral.standing.weighed' : `referral.standing.${standing}`)}
    </span>
  );
}
