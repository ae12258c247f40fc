import { messageId } from './carry.ts';
import type { DeliveryRow, EndpointRow } from './sql.ts';
import { instantAt, type Instant } from '#core/kernel';
import { NOTICE_CODES, isNoticeCode, TOPICS } from '#core/notice';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const EndpointSchema = Type.Object(
  {
    id: Type.String(),
    url: Type.String(),
    description: Type.String(),
    topics: Type.Array(Type.Enum(TOPICS)),
    createdAt: Type.String(),
    failingSince: nullable(Type.String({ description: 'Since when no call has succeeded' })),
    disabledAt: nullable(Type.String()),
    disabledBecause: nullable(
      Type.Enum(['owner', 'failing', 'gone'], {
        description: 'By its owner; after days in which every call failed; or because it answered 410',
      }),
    ),
    previousSecretUntil: nullable(
      Type.String({ description: 'Until then calls are signed with the secret before as well' }),
    ),
  },
  { $id: 'WebhookEndpoint' },
);

export function endpointView(row: EndpointRow, now: Instant): Static<typeof EndpointSchema> {
  const previous = row.previous_until && instantAt(row.previous_until.getTime());
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    topics: TOPICS.filter((topic) => row.topics.includes(topic)),
    createdAt: row.created_at.toISOString(),
    failingSince: row.failing_since?.toISOString() ?? null,
    disabledAt: row.disabled_at?.toISOString() ?? null,
    disabledBecause: row.disabled_because,
    previousSecretUntil: previous !== null && previous > now ? previous : null,
  };
}

export const DeliverySchema = Type.Object(
  {
    id: Type.String(),
    messageId: Type.String({ description: 'The `webhook-id` of every try and every replay' }),
    code: Type.Enum(NOTICE_CODES, { description: 'The `type` of the message' }),
    number: Type.String({ description: 'Of the declaration or exemption list that it is about' }),
    state: Type.Enum(['due', 'delivered', 'dead'], { description: '`dead`: given up, until somebody replays it' }),
    createdAt: Type.String(),
    finishedAt: nullable(Type.String()),
    nextTryAt: nullable(Type.String()),
    attempts: Type.Array(
      Type.Object({
        number: Type.Integer(),
        at: Type.String(),
        durationMs: Type.Integer(),
        status: nullable(Type.Integer({ description: 'What was answered; null where nothing was' })),
        error: nullable(Type.String()),
      }),
      { description: 'Newest first, the last twenty' },
    ),
  },
  { $id: 'WebhookDelivery' },
);

export function deliveryView(row: DeliveryRow): Static<typeof DeliverySchema> | undefined {
  const { code } = row;
  if (!isNoticeCode(code)) return undefined;
  return {
    id: row.id,
    messageId: messageId(row.notice_id),
    code,
    number: row.subject,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    nextTryAt: row.state === 'due' ? row.due_at.toISOString() : null,
    attempts: row.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
  };
}
