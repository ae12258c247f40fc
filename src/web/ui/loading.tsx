import classes from './loading.module.css';
import { useText } from './preferences.tsx';

/** Holds the place of rows that are on their way, so that the page does not jump when they come. */
export function LoadingRows(props: { readonly rows?: number }) {
  const t = useText();
  return (
    <div className={classes.rows} role="status" aria-label={t('app.loading')}>
      {Array.from({ length: props.rows ?? 6 }, (_, row) => (
        <div key={row} className={classes.row} />
      ))}
    </div>
  );
}
