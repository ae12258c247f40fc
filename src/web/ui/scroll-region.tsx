import type { ReactNode } from 'react';
import table from './table.module.css';

/** A table that may be wider than its place. It has no links to step through, so the keyboard reaches it as a whole. */
export function ScrollRegion(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className={table.scroll} tabIndex={0} role="region" aria-label={props.label}>
      {props.children}
    </div>
  );
}
