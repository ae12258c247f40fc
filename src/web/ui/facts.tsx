import type { ReactNode } from 'react';
import classes from './facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Label and value pairs; a fact without a value is left out, so that no row says nothing. */
export function Facts(props: { readonly facts: readonly (Fact | null | false)[]; readonly columns?: 2 }) {
  return (
    <dl className={classes.facts} data-columns={props.columns}>
      {props.facts.map((fact) =>
        fact && fact.value !== null && fact.value !== undefined && fact.value !== '' ? (
          <div key={fact.label} className={classes.row}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
