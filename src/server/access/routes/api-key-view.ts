import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { ApiKeyRow } from '../sql.ts';

const moment = Type.String();
const momentOrNull = Type.Union([moment, Type.Null()]);

export const KeyKindSchema = Type.Union([Type.Literal('test'), Type.Literal('live')]);

/** A key as its owner may see it again: without the secret. */
export const ApiKeyView = Type.Object(
  {
    id: Type.String(),
    kind: KeyKindSchema,
    label: Type.String(),
    scopes: Type.Array(Type.String()),
    /** The last characters of the key. */
    hint: Type.String(),
    createdBy: Type.String(),
    createdAt: moment,
    expiresAt: moment,
    lastUsedAt: momentOrNull,
    revokedAt: momentOrNull,
  },
  { $id: 'ApiKey' },
);
export type ApiKeyView = Static<typeof ApiKeyView>;

export const apiKeyView = (row: ApiKeyRow): ApiKeyView => ({
  id: row.id,
  kind: row.kind,
  label: row.label,
  scopes: [...row.scopes],
  hint: row.hint,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});
