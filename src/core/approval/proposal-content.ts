import type { Json, Text } from '#core/kernel';

/** What becomes of one thing. `renamed`: nothing but its name changes. */
export const CHANGES = ['added', 'ended', 'changed', 'renamed'] as const;
export type Change = (typeof CHANGES)[number];

export interface ShownField {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One line of what a proposal changes, for the eyes of who approves it. */
export interface ShownChange {
  /** What it is called by those who know it: a commodity code, an account. */
  readonly key: string;
  readonly change: Change;
  readonly name: Text;
  readonly fields: readonly ShownField[];
}

export type ChangeCounts = Readonly<Record<Change, number>>;

/** Everything that is shown of a proposal. It is named by its hash, so what is approved is exactly what was shown. */
export interface ProposalContent {
  readonly kind: string;
  /** What is done on approval. */
  readonly data: Json;
  /** What to know besides the changes, by a name that screens translate. */
  readonly facts: Readonly<Record<string, string>>;
  readonly counts: ChangeCounts;
  readonly changes: readonly ShownChange[];
}

export function countChanges(changes: readonly Pick<ShownChange, 'change'>[]): ChangeCounts {
  const counts = { added: 0, ended: 0, changed: 0, renamed: 0 };
  for (const { change } of changes) counts[change] += 1;
  return counts;
}
