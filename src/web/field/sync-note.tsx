import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useText } from '#web/ui';
import classes from './field.module.css';
import { standingOf } from './standing.ts';
import type { TakenOrder } from './taken-order.ts';
import type { useSender } from './use-field.ts';

/** Where everything is that was written: with the server, or still on the device and why. */
export function SyncNote(props: {
  readonly orders: readonly TakenOrder[] | undefined;
  readonly sender: ReturnType<typeof useSender>;
}) {
  const t = useText();
  const { online } = useNetwork();
  const { orders, sender } = props;
  if (orders === undefined || orders.length === 0) return null;
  const count = (standing: string) => orders.filter((order) => standingOf(order) === standing).length;
  const steps = orders
    .filter((order) => standingOf(order) === 'waiting')
    .flatMap(({ outbox }) => (outbox ?? []).filter(({ standing }) => standing === 'waiting')).length;
  const begun = count('begun');
  const refused = count('refused');
  const isAll = steps === 0 && begun === 0 && refused === 0;
  return (
    <div className={classes.sync} data-waiting={isAll ? undefined : ''}>
      <div role="status">
        {!online && <p>{t('onSite.offline')}</p>}
        {refused > 0 && <p>{t('onSite.sync.refused', { count: refused })}</p>}
        {steps > 0 && <p>{t('onSite.sync.waiting', { count: steps })}</p>}
        {begun > 0 && <p>{t('onSite.sync.begun', { count: begun })}</p>}
        {sender.state === 'stranger' && steps > 0 && <p>{t('onSite.sync.stranger')}</p>}
        {isAll && online && <p>{t('onSite.sync.none')}</p>}
      </div>
      {steps > 0 && (
        <div className={classes.buttons}>
          {sender.state === 'stranger' && (
            <Button size="md" component={Link} to="/sign-in?next=/inspections/field">
              {t('onSite.sync.signIn')}
            </Button>
          )}
          <Button size="md" variant="default" loading={sender.state === 'sending'} onClick={() => void sender.send()}>
            {t('onSite.sync.now')}
          </Button>
        </div>
      )}
    </div>
  );
}
