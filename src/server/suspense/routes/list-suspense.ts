import { SUSPENSE_REASONS, SuspenseItemSchema, type SuspenseItem } from '../item-view.ts';
import { ITEM_STATES } from '../item-row.ts';
import { itemsOf } from '../read-items.ts';
import { caughtUp, shownItems, type SuspenseServices } from '../services.ts';
import { SQL } from '../sql.ts';
import { foldText } from '#core/codes';
import { addDays, isMoment, legalDate } from '#core/kernel';
import { demand, signedInOnly } from '#server/access';
import { run } from '#server/platform/database';
import { foreignCursor, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';
import { suspenseCsv } from '../suspense-csv.ts';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;
/** As much as a spreadsheet is asked to hold, and one answer. */
const CSV_ROWS_MAX = 5_000;
const WORDS_MAX = 8;

const Filters = Type.Object({
  state: Type.Optional(Type.Enum([...ITEM_STATES, 'unsettled'])),
  why: Type.Optional(Type.Enum(SUSPENSE_REASONS, { description: 'Why it found no home' })),
  overdue: Type.Optional(Type.Boolean({ description: 'Only those whose time has run out' })),
  q: Type.Optional(
    Type.String({ maxLength: 100, description: 'Words of reference, payer, account and text; accents do not matter' }),
  ),
});
type Question = Static<typeof Filters>;
const Query = Type.Object({
  ...Filters.properties,
  cursor: Type.Optional(Type.String({ maxLength: 120, pattern: '^[^\\u0000]*$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});
const Total = Type.Object({ count: Type.Integer(), amount: Type.String() });

/** Money that found no home, the oldest first. */
export function listSuspense(app: HttpApp, { services }: SuspenseServices): void {
  app.addSchema(SuspenseItemSchema);
  const common = { tags: ['Payments'] };

  app.get(
    '/api/v1/suspense',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listSuspense',
        ...common,
        summary: 'Credits of which something found no home, the oldest first',
        querystring: Query,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('SuspenseItem')),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
            open: Total,
            held: Total,
            ordered: Total,
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      demand(request, 'suspense.read');
      const { cursor, limit = PAGE_DEFAULT } = request.query;
      const { items, next } = await pageOf(services, request.query, cursor, limit);
      const totals = await run(services.pool, SQL.countItems, []);
      const totalOf = (state: string) => {
        const found = totals.find((total) => total.state === state);
        return { count: found?.count ?? 0, amount: found?.amount ?? '0' };
      };
      return {
        items: [...items],
        nextCursor: next,
        open: totalOf('open'),
        held: totalOf('held'),
        ordered: totalOf('ordered'),
      };
    },
  );

  app.get(
    '/api/v1/suspense.csv',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'exportSuspense',
        ...common,
        summary: `The same as a table for spreadsheet programs, ${CSV_ROWS_MAX} rows at most`,
        querystring: Filters,
        response: { 200: Type.String(), '4xx': Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      demand(request, 'suspense.read');
      const { items } = await pageOf(services, request.query, undefined, CSV_ROWS_MAX);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="suspense.csv"')
        .header('cache-control', 'private, no-store')
        .send(suspenseCsv(items));
    },
  );
}

async function pageOf(
  services: Services,
  { state = 'unsettled', why, overdue = false, q = '' }: Question,
  cursor: string | undefined,
  limit: number,
): Promise<{ readonly items: readonly SuspenseItem[]; readonly next: string | null }> {
  await caughtUp(services);
  const [at, id] = readCursor(cursor);
  const rows = await run(services.pool, SQL.listItems, [
    overdue ? ['open'] : state === 'unsettled' ? ['open', 'held', 'ordered'] : [state],
    why ?? null,
    patternsOf(q),
    overdue ? settledBefore(services) : null,
    at,
    id,
    limit + 1,
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const items = await shownItems(
    services,
    await itemsOf(
      services,
      page.map((row) => row.id),
    ),
  );
  return { items, next: rows.length > limit && last ? `${last.received_at}|${last.id}` : null };
}

function readCursor(cursor: string | undefined): readonly [at: string, id: string] {
  if (cursor === undefined) return ['1970-01-01T00:00:00Z', ''];
  const [, at = '', id = ''] = /^([^|]+)\|(.+)$/s.exec(cursor) ?? [];
  if (isMoment(at)) return [at, id];
  throw foreignCursor();
}

/** Each word anywhere; what reads as a pattern is meant as written. */
const patternsOf = (q: string): readonly string[] =>
  foldText(q)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, WORDS_MAX)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);

/** The beginning of the day from which on what came is still in time. */
function settledBefore({ clock, reference }: Services): string | null {
  const { zoneOffsetMinutes, suspense } = reference.current().reference.country;
  if (suspense === undefined) return null;
  const first = addDays(legalDate(clock.now(), zoneOffsetMinutes), -suspense.settleDays);
  return new Date(Date.parse(`${first}T00:00:00Z`) - zoneOffsetMinutes * 60_000).toISOString();
}
