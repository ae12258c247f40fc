import { Link } from '@tanstack/react-router';
import type { DeclarationSummary } from '#web/client';
import { useText } from '#web/ui';
import classes from './shipment.module.css';

/** Says on a declaration which part of a shipment it is, and leads to the whole. */
export function ShipmentNote(props: { readonly summary: DeclarationSummary }) {
  const t = useText();
  const { shipment } = props.summary;
  if (shipment === null) return null;
  const { firstNumber: number, branch, total } = shipment;
  return (
    <p className={classes.note}>
      {t('shipment.partOf', { branch, total })}{' '}
      <Link to="/shipments/$number" params={{ number }}>
        {t('shipment.open')}
      </Link>
    </p>
  );
}
