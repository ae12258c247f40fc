import { rehearsalOf, type Rehearsal } from '#core/risk';
import type { WrittenRule } from '../rule-schemas.ts';
import { textOfRule } from './replay-question.ts';
import type { ReplayStore } from './replay-store.ts';

/** What the newest replay of exactly this text foretells; nothing where it was never tried, or was asked of nothing. */
export async function rehearsalFor(
  rule: WrittenRule,
  { lastOf }: Pick<ReplayStore, 'lastOf'>,
): Promise<Rehearsal | undefined> {
  const text = textOfRule(rule);
  const last = await lastOf(text);
  if (last === undefined) return undefined;
  const { question, result } = last;
  const side = question.versions.findIndex(({ change }) => change.kind === 'with' && textOfRule(change.rule) === text);
  const hits = result.counts.versions[side]?.rule?.hits;
  if (hits === undefined || hits.of === 0) return undefined;
  const { from, to } = question;
  return rehearsalOf({ from, to, declarations: hits.of, selected: hits.hits });
}
