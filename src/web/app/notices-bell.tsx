import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { NOTICES_KEY, readsNotices, unreadOfTariffQuery, unreadQuery, type Session } from '#web/client';
import { countShown, useText } from '#web/ui';
import classes from './shell.module.css';

/** Leads to the notices, and says how many are not read. Who has no notices but those of watched codes is led to them. */
export function NoticesBell(props: { readonly session: Session }) {
  const t = useText();
  const isTold = readsNotices(props.session);
  useLiveNotices(isTold);
  const { data: ofTariff = 0 } = useQuery({ ...unreadOfTariffQuery, enabled: !isTold });
  const { data: told = 0 } = useQuery({ ...unreadQuery, enabled: isTold });
  const unread = isTold ? told : ofTariff;
  // What is shown is what the link is called by, or whoever speaks to the screen asks in vain (WCAG 2.5.3).
  const count = countShown(unread);
  return (
    <Link to={isTold ? '/notices' : '/tariff/watch'} className={classes.bell} aria-label={t('notice.bell', { count })}>
      <IconBell size={20} stroke={1.75} aria-hidden />
      {unread > 0 && (
        <span className={classes.bellCount} aria-hidden>
          {count}
        </span>
      )}
    </Link>
  );
}

/** Asks anew whenever something comes. The browser itself comes back after a cut, and names the last that it saw. */
function useLiveNotices(isTold: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isTold) return;
    const stream = new EventSource('/api/v1/notices/stream');
    stream.addEventListener('notice', () => void client.invalidateQueries({ queryKey: NOTICES_KEY }));
    return () => stream.close();
  }, [client, isTold]);
}
