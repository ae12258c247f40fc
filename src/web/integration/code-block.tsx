import classes from './integration.module.css';

/** Text for machines, in a place of its own that scrolls. */
export function CodeBlock(props: { readonly label: string; readonly text: string; readonly wraps?: true }) {
  return (
    <pre
      className={classes.code}
      role="group"
      aria-label={props.label}
      data-wrap={props.wraps && ''}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      {props.text}
    </pre>
  );
}
