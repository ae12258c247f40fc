import type { Role } from '#core/access';
import { problem, ProblemError } from '#server/platform/http';
import { accessProblem } from '../access-problem.ts';
import type { ApiKeyView } from './api-key-view.ts';

/** Keys of the other kind, which are kept where they open something. */
export interface KeysElsewhere {
  /** `undefined` where the organisation has as many as it may. */
  readonly create: (key: {
    readonly organisation: { readonly id: string; readonly kind: string; readonly name: string };
    readonly user: { readonly id: string; readonly name: string; readonly roles: readonly Role[] };
    readonly label: string;
    readonly scopes: readonly string[];
    readonly expiresAtMs: number;
  }) => Promise<{ readonly id: string; readonly key: string } | undefined>;
  readonly list: (organisationId: string) => Promise<readonly ApiKeyView[]>;
  /** Whether that organisation has such a key. */
  readonly revoke: (organisationId: string, id: string) => Promise<boolean>;
}

/** Which organisations have something to try out: they declare, or keep goods. */
export const TRIES_OUT: ReadonlySet<string> = new Set(['trader', 'brokerage', 'warehouse']);

/** Refuses where there is no other system that keys could be for. */
export function otherOf(elsewhere: KeysElsewhere | undefined): KeysElsewhere {
  if (elsewhere) return elsewhere;
  throw new ProblemError(problem('conflict', { errors: [accessProblem('ACC-021', '/kind')] }));
}
