import { IconCircleCheck, IconFileSearch, IconPackage } from '@tabler/icons-react';
import type { Channel } from '#web/client';
import classes from './channel.module.css';
import { useText } from './preferences.tsx';

const ICONS = { green: IconCircleCheck, yellow: IconFileSearch, red: IconPackage } as const;

/** A channel is always icon, word and colour together: the colour alone never carries the meaning. */
export function ChannelBadge(props: { readonly channel: Channel | null; readonly quiet?: true }) {
  const t = useText();
  if (props.channel === null) return <span className={`quiet nowrap ${classes.none}`}>{t('channel.none')}</span>;
  const Icon = ICONS[props.channel];
  return (
    <span className={classes.badge} data-channel={props.channel} data-quiet={props.quiet ? '' : undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`channel.${props.channel}`)}
    </span>
  );
}
