import { REFUND_KINDS, REFUND_STATES } from '../refund-rows.ts';
import { caughtUp, type SuspenseServices } from '../services.ts';
import { SQL } from '../sql.ts';
import { isMoment } from '#core/kernel';
import { demand, signedInOnly } from '#server/access';
import { wholeAmount } from '#server/declaration';
import { run } from '#server/platform/database';
import { foreignCursor, type HttpApp } from '#server/platform/http';
import { Type } from 'typebox';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const Query = Type.Object({
  state: Type.Optional(Type.Enum([...REFUND_STATES, 'unsettled', 'overdue'])),
  q: Type.Optional(Type.String({ maxLength: 82, pattern: '^[\\w:.-]*$', description: 'The beginning of a number' })),
  cursor: Type.Optional(Type.String({ maxLength: 160, pattern: '^[^\\u0000]*$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});
const Refund = Type.Object({
  kind: Type.Enum(REFUND_KINDS, {
    description: 'What it is of; `guarantor`: to the bank that paid for a declaration as guarantor',
  }),
  subject: Type.String({ description: 'The number of the declaration or transport, or the credit' }),
  state: Type.Enum(REFUND_STATES),
  amount: wholeAmount,
  bankCode: nullable(Type.String()),
  orderId: nullable(Type.String()),
  since: Type.String({ description: 'UTC instant: since when it is so' }),
  dueAt: nullable(Type.String({ description: 'By when the bank has to answer' })),
  overdue: Type.Boolean(),
});

/** What is owed back, asked for, ordered, answered and not answered: of every kind, on one list. */
export function listRefunds(app: HttpApp, { services }: SuspenseServices): void {
  app.get(
    '/api/v1/refunds',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listRefunds',
        tags: ['Payments'],
        summary: 'What is owed back and how far it is, the oldest first',
        description: 'Of declarations of your offices; of transports and of credits that found no home, of all.',
        querystring: Query,
        response: {
          200: Type.Object({
            items: Type.Array(Refund),
            nextCursor: nullable(Type.String()),
            totals: Type.Array(
              Type.Object({
                state: Type.Enum(REFUND_STATES),
                count: Type.Integer(),
                amount: Type.String(),
                overdue: Type.Integer(),
              }),
            ),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'suspense.read');
      const { state = 'unsettled', q = '', cursor, limit = PAGE_DEFAULT } = request.query;
      await caughtUp(services);
      const now = services.clock.now();
      const offices = [...request.actor.offices];
      const [at, kind, subject] = readCursor(cursor);
      const rows = await run(services.pool, SQL.listRefunds, [
        state === 'unsettled' ? ['due', 'asked', 'ordered', 'failed'] : state === 'overdue' ? ['ordered'] : [state],
        offices,
        `${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
        state === 'overdue' ? now : null,
        at,
        kind,
        subject,
        limit + 1,
      ]);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => ({
          kind: row.kind as (typeof REFUND_KINDS)[number],
          subject: row.subject,
          state: row.state as (typeof REFUND_STATES)[number],
          amount: row.amount,
          bankCode: row.bank_code,
          orderId: row.order_id,
          since: row.since,
          dueAt: row.due_at,
          overdue: row.due_at !== null && Date.parse(row.due_at) < Date.parse(now),
        })),
        nextCursor: rows.length > limit && last ? `${last.since}|${last.kind}|${last.subject}` : null,
        totals: (await run(services.pool, SQL.countRefunds, [offices, now])).map((total) => ({
          ...total,
          state: total.state as (typeof REFUND_STATES)[number],
        })),
      };
    },
  );
}

function readCursor(cursor: string | undefined): readonly [since: string, kind: string, subject: string] {
  if (cursor === undefined) return ['1970-01-01T00:00:00Z', '', ''];
  const [, since = '', kind = '', subject = ''] = /^([^|]+)\|([^|]+)\|(.+)$/s.exec(cursor) ?? [];
  if (isMoment(since)) return [since, kind, subject];
  throw foreignCursor();
}
