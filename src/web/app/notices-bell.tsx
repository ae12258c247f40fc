import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unreadQuery } from '#web/client';
import { useText } from '#web/ui';
import classes from './shell.module.css';

/** Leads to the notices of watched codes, and says how many of them are not read. */
export function NoticesBell() {
  const t = useText();
  const { data: unread = 0 } = useQuery(unreadQuery);
  return (
    <Link to="/tariff/watch" className={classes.bell} aria-label={t('watch.bell', { count: unread })}>
      <IconBell size={20} stroke={1.75} aria-hidden />
      {unread > 0 && (
        <span className={classes.bellCount} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
