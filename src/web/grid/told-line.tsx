import { useText } from '#web/ui';
import classes from './grid.module.css';
import type { Grid, Told } from './use-grid.ts';

/** Below the cells: what was done last, and the keys that are worth knowing. */
export function ToldLine<Row>(props: { readonly told: Told | undefined; readonly grid: Grid<Row> }) {
  const t = useText();
  return (
    <div className={classes.told}>
      <span role="status" className={classes.toldText}>
        {props.told && toldText(props.told, t)}
      </span>
      <span className={classes.keys}>
        {KEYS.map(([keys, text]) => (
          <span key={keys}>
            <kbd>{keys}</kbd> {t(text)}
          </span>
        ))}
      </span>
    </div>
  );
}

const KEYS = [
  ['F2', 'grid.keyEdit'],
  ['F4', 'grid.keyLookUp'],
  ['Ctrl Enter', 'grid.keyNewLine'],
  ['Esc Tab', 'grid.keyLeave'],
] as const;

function toldText(told: Told, t: ReturnType<typeof useText>): string {
  const { what, ...values } = told;
  return t(`grid.told.${what}`, values);
}
