import { IconCircleCheck, IconCircleOff, IconClock, IconPlayerPause } from '@tabler/icons-react';
import type { ExemptionListSummary } from '#web/client';
import { useText } from '#web/ui';
import classes from './relief.module.css';

const ICONS = {
  submitted: IconClock,
  inForce: IconCircleCheck,
  suspended: IconPlayerPause,
  refused: IconCircleOff,
  closed: IconCircleOff,
} as const satisfies Record<ExemptionListSummary['status'], unknown>;

/** The status in words, with a sign of its own; an amendment that waits is told beside it. */
export function ListStatusLine(props: { readonly list: Pick<ExemptionListSummary, 'status' | 'waiting'> }) {
  const t = useText();
  const { status, waiting } = props.list;
  const Icon = ICONS[status];
  const over = status === 'refused' || status === 'closed';
  return (
    <span className={classes.status} data-quiet={over ? '' : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>
        {t(`exemption.status.${status}`)}
        {waiting && status !== 'submitted' && ` · ${t('exemption.amendmentWaits')}`}
      </span>
    </span>
  );
}
