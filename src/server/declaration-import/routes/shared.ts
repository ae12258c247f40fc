import { SESSION_OR_KEY_SECURITY, demand } from '#server/access';
import { notFound, problem, ProblemError } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { ImportRoom } from '../import-room.ts';
import { fileRefusal } from '../import-reading.ts';
import type { ImportRow } from '../import-store.ts';

export const SECURITY = SESSION_OR_KEY_SECURITY;
export const TAGS = ['Drafts'];
export const PROBLEMS = {
  401: Type.Ref('Problem'),
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
  503: Type.Ref('Problem'),
} as const;
export const ImportParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
});
/** Each reads a whole file: a person tries a few times a minute. */
export const RATE_LIMIT = { max: 30, timeWindow: '1 minute' } as const;

/** The import that a request names, for whoever may write drafts of that organisation. To others it does not exist. */
export async function findImport({ store }: ImportRoom, request: FastifyRequest, id: string): Promise<ImportRow> {
  const row = await store.find(id);
  if (!row) throw notFound();
  demand(request, 'draft.write', { principalId: row.organisation_id });
  return row;
}

/** What has moved on since the sender looked. */
export const fileConflict = (code: 'TBL-106' | 'TBL-107' | 'TBL-108' | 'TBL-109'): ProblemError =>
  new ProblemError(problem('conflict', { errors: [fileRefusal(code)] }));
