import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { addressOf, type GuidedPlace } from './guided-context.ts';

/** A way to a step of the same draft; without one, to the list of steps. */
export function PlaceLink(props: {
  readonly to: Partial<GuidedPlace>;
  readonly className?: string | undefined;
  readonly label?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}) {
  const { to, className, label, current, children } = props;
  return (
    <Link
      to="/declarations/new"
      search={({ draft }) => ({ ...(draft && { draft }), ...addressOf(to) })}
      {...(className !== undefined && { className })}
      {...(label !== undefined && { 'aria-label': label })}
      // Of one page with several places, only the step says where one is.
      activeProps={NOTHING}
      aria-current={current ? 'step' : undefined}
    >
      {children}
    </Link>
  );
}

const NOTHING = {};
