import { holderToken } from './follow-reliefs.ts';
import { findLists } from './sql.ts';
import { decide, visibleTo } from '#core/access';
import { holdsWords } from '#core/codes';
import type { Actor } from '#core/kernel';
import { exemptionListRef, listResource, type ExemptionListState } from '#core/relief';
import { FOUND_MAX, LOOKED_THROUGH_MAX, numbersLike, type Services } from '#server/platform/services';

/** Any by its number, the latest also by what they are for; none that the page of lists would not show. */
export async function findMatchingLists(
  { pool, engine, token }: Services,
  actor: Actor,
  words: readonly string[],
): Promise<readonly ExemptionListState[]> {
  const visibility = visibleTo(actor, 'exemption.read');
  const wanted = {
    visibility,
    holderTokens: visibility.organisationIds.map((id) => holderToken(id, token)),
    waiting: false,
    officeIds: undefined,
    before: undefined,
  };
  const ids = await Promise.all([
    findLists(pool, { ...wanted, numberLike: numbersLike(words), limit: FOUND_MAX }),
    findLists(pool, { ...wanted, limit: LOOKED_THROUGH_MAX }),
  ]);
  const found = await engine.readStates<ExemptionListState>([...new Set(ids.flat())].map(exemptionListRef));
  return [...found.values()]
    .map(({ state }) => state)
    .filter(
      (state) =>
        decide(actor, 'exemption.read', listResource(state)).allowed &&
        holdsWords(`${state.id} ${projectOf(state)}`, words),
    )
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

/** Of a list that was never accepted, what was proposed. */
const projectOf = ({ project, proposal }: ExemptionListState): string => `${project} ${proposal?.project ?? ''}`;
