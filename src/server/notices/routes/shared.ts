import { SQL, type EndpointRow } from '../sql.ts';
import { run } from '#server/platform/database';
import { audiencesOfActor } from '#core/notice';
import { demand } from '#server/access';
import { notFound } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { Type } from 'typebox';

/** The id of a notice, or of a delivery. */
export const NOTICE_ID = '^\\d{1,18}$';
export const RATE = { max: 240, timeWindow: '1 minute' } as const;

export const EndpointParams = Type.Object({ id: Type.String({ pattern: '^we_[0-9a-f-]{36}$' }) });

/** Refuses who can be told nothing: 401 to visitors, else 403. */
export function readable(request: FastifyRequest): void {
  if (audiencesOfActor(request.actor).length > 0) return;
  demand(request, 'notice.read', { principalId: request.actor.organisationId });
}

/** The endpoint that a request names. One of another organisation is as if it did not exist. */
export async function ownEndpoint(pool: pg.Pool, request: FastifyRequest): Promise<EndpointRow> {
  const { organisationId } = request.actor;
  demand(request, 'webhook.manage', { principalId: organisationId });
  const { id } = request.params as { readonly id: string };
  const [row] = await run(pool, SQL.endpoint, [id]);
  if (row?.organisation_id !== organisationId) throw notFound();
  return row;
}
