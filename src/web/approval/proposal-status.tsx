import { IconBan, IconCircleCheck, IconClock, IconHourglassOff, IconRefresh, IconX } from '@tabler/icons-react';
import type { Proposal } from '#web/client';
import { useText } from '#web/ui';
import classes from './approval.module.css';

const ICONS = {
  proposed: IconClock,
  approved: IconCircleCheck,
  rejected: IconX,
  withdrawn: IconBan,
  expired: IconHourglassOff,
} as const;

/** Icon and word; what waits is not told by colour alone. */
export function ProposalStatus(props: { readonly proposal: Pick<Proposal, 'status' | 'stale'> }) {
  const t = useText();
  const { status, stale } = props.proposal;
  const Icon = stale ? IconRefresh : ICONS[status];
  const isOpen = status === 'proposed';
  return (
    <span className={classes.status} data-quiet={isOpen ? undefined : ''}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(stale ? 'approval.stale' : `approval.status.${status}`)}
    </span>
  );
}
