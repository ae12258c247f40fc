import { Link } from '@tanstack/react-router';
import { useSession } from '#web/client';
import { useText } from '#web/ui';
import classes from './tariff.module.css';

/** The other ways into the tariff, beside the search. */
export function TariffLinks() {
  const t = useText();
  const session = useSession();
  return (
    <nav className={classes.ways} aria-label={t('tariff.title')}>
      <Link to="/tariff/browse">{t('tariff.browse')}</Link>
      <Link to="/tariff/changes">{t('changes.title')}</Link>
      {session && <Link to="/tariff/watch">{t('watch.nav')}</Link>}
    </nav>
  );
}
