import { draftStore } from './draft-store.ts';
import type { DraftRow } from './sql.ts';
import { visibleTo } from '#core/access';
import { holdsWords } from '#core/codes';
import type { Actor } from '#core/kernel';
import type { Services } from '#server/platform/services';

/** Open drafts by their name, first line and importer, the last changed first; none that the list would not show. */
export async function findDrafts(
  { pool }: Pick<Services, 'pool'>,
  actor: Actor,
  words: readonly string[],
): Promise<readonly DraftRow[]> {
  const { organisationIds } = visibleTo(actor, 'draft.read');
  if (organisationIds.length === 0) return [];
  const rows = await draftStore(pool).list({ organisationIds, templates: false });
  return rows.filter(({ name, title, importer, purpose }) =>
    holdsWords([name, title, importer, purpose?.amends?.number, purpose?.replaces].filter(Boolean).join(' '), words),
  );
}
