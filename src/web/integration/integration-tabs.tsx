import { Link } from '@tanstack/react-router';
import { managesWebhooks, useSession } from '#web/client';
import { useText } from '#web/ui';
import classes from './integration.module.css';

/** The parts of integration, of which webhooks have a page of their own. */
export function IntegrationTabs(props: { readonly current: 'keys' | 'requests' | 'webhooks' | 'sandbox' }) {
  const t = useText();
  const session = useSession();
  const marked = (part: typeof props.current) =>
    props.current === part ? ({ 'aria-current': 'page', 'data-current': '' } as const) : {};
  return (
    <nav className={classes.tabs} aria-label={t('integration.parts')}>
      <Link to="/integration" search={{}} {...marked('keys')}>
        {t('integration.keys')}
      </Link>
      <Link to="/integration" search={{ part: 'requests' }} {...marked('requests')}>
        {t('integration.requests')}
      </Link>
      {managesWebhooks(session) && (
        <Link to="/notices/webhooks" search={{}} {...marked('webhooks')}>
          {t('nav.webhooks')}
        </Link>
      )}
      <Link to="/integration" search={{ part: 'sandbox' }} {...marked('sandbox')}>
        {t('integration.sandbox')}
      </Link>
    </nav>
  );
}
