import { CodeName } from './codes.tsx';
import { useFormat } from './preferences.tsx';
import table from './table.module.css';

/** A figure with its unit below it, so that neither language has to count "one tonne, two tonnes". */
export function Counted(props: { readonly value: string; readonly sign?: '+' | '−'; readonly unitCode: string }) {
  const format = useFormat();
  return (
    <>
      {props.sign}
      {format.decimal(props.value)}
      <span className={table.sub}>
        <CodeName list="unit" code={props.unitCode} />
      </span>
    </>
  );
}
