import { SESSION_OR_KEY_SECURITY, demand } from '#server/access';
import { notFound } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { DraftsRoom } from '../drafts-room.ts';
import type { DraftRow } from '../sql.ts';

export const SECURITY = SESSION_OR_KEY_SECURITY;
export const TAGS = ['Drafts'];
export const PROBLEMS = {
  401: Type.Ref('Problem'),
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
} as const;
/** Somebody who types sends a change a second; a person has a few drafts open. */
export const CHANGE_RATE = { max: 600, timeWindow: '1 minute' } as const;
export const RATE = { max: 120, timeWindow: '1 minute' } as const;

type DraftAction = 'draft.read' | 'draft.write';

/** The draft that a request names, for whoever may do this with it. To others, and once thrown away, it does not exist. */
export async function findDraft(
  { store }: Pick<DraftsRoom, 'store'>,
  request: FastifyRequest,
  action: DraftAction,
  deleted: 'alsoDeleted' | 'notDeleted' = 'notDeleted',
): Promise<DraftRow> {
  const { id } = request.params as { readonly id: string };
  const row = await store.find(id);
  // Nothing is told of whose it is, not even that it is somebody's.
  if (!row) throw notFound();
  demand(request, action, { principalId: row.organisation_id });
  if (row.deleted_at !== null && deleted === 'notDeleted') throw notFound();
  return row;
}
