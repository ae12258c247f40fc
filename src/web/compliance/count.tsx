import { useFormat } from '#web/ui';
import classes from './compliance.module.css';

/** A count, or a percentage, in the figures of the reader. */
export function Count(props: { readonly value: number }) {
  const format = useFormat();
  return <span className={classes.count}>{format.decimal(String(props.value))}</span>;
}
