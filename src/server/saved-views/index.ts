import { demand, signedInOnly } from '#server/access';
import { inTransaction } from '#server/platform/database';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

/** A desk with more is no desk any more. */
const VIEWS_MAX = 100;
const TAGS = ['Declarations'];
const PROBLEMS = { 401: Type.Ref('Problem'), 404: Type.Ref('Problem'), 422: Type.Ref('Problem') } as const;
const RATE_LIMIT = { max: 60, timeWindow: '1 minute' } as const;
const SQL = {
  list: `select id, user_id, user_name, name, place, filters, hidden_columns, shared, first from saved_views.view
    where organisation_id = $1 and (user_id = $2 or shared) order by name, id limit ${VIEWS_MAX}`,
  one: `select id, user_id, user_name, name, place, filters, hidden_columns, shared, first from saved_views.view
    where id = $1 and organisation_id = $2 and user_id = $3`,
  put: `insert into saved_views.view (id, organisation_id, user_id, user_name, name, filters, hidden_columns, shared, first, changed_at, place)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
    where (select count(*) from saved_views.view where organisation_id = $2 and user_id = $3 and id <> $1) < ${VIEWS_MAX}
    on conflict (id) do update set name = $5, filters = $6, hidden_columns = $7, shared = $8, first = $9, changed_at = $10, place = $11
      where saved_views.view.organisation_id = $2 and saved_views.view.user_id = $3
    returning id`,
  onlyFirst:
    'update saved_views.view set first = false where organisation_id = $1 and user_id = $2 and id <> $3 and place = $4 and first',
  remove: 'delete from saved_views.view where id = $1 and organisation_id = $2 and user_id = $3',
};

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly name: string;
  readonly place: Place;
  readonly filters: Readonly<Record<string, string>>;
  readonly hidden_columns: readonly string[];
  readonly shared: boolean;
  readonly first: boolean;
}

/** What it is a view of. */
const PLACES = ['list', 'desk'] as const;
type Place = (typeof PLACES)[number];
const PlaceSchema = Type.Enum(PLACES, {
  description: 'A view of the list of declarations, or of the desk across clients',
});
/** As many clients as are looked at together. */
const FILTER_LENGTH_MAX = 1_050;
const Filters = Type.Record(Type.String({ pattern: '^[a-z]{1,20}$' }), Type.String({ maxLength: FILTER_LENGTH_MAX }), {
  maxProperties: 10,
  description: 'As the address of the list has them',
});
const Columns = Type.Array(Type.String({ pattern: '^[A-Za-z]{1,30}$' }), { maxItems: 20, uniqueItems: true });
const Body = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    place: Type.Optional(PlaceSchema),
    filters: Filters,
    hiddenColumns: Columns,
    shared: Type.Boolean({ description: 'With your organisation' }),
    first: Type.Boolean({ description: 'What you begin with' }),
  },
  { additionalProperties: false },
);
const SavedViewSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    place: PlaceSchema,
    filters: Type.Record(Type.String(), Type.String()),
    hiddenColumns: Type.Array(Type.String()),
    shared: Type.Boolean(),
    first: Type.Boolean({ description: 'What you begin with' }),
    isMine: Type.Boolean(),
    by: Type.String(),
  },
  { $id: 'SavedView' },
);
const Params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });

const viewOf = (row: Row, userId: string): Static<typeof SavedViewSchema> => ({
  id: row.id,
  name: row.name,
  place: row.place,
  filters: { ...row.filters },
  hiddenColumns: [...row.hidden_columns],
  shared: row.shared,
  // Where a colleague begins is theirs.
  first: row.first && row.user_id === userId,
  isMine: row.user_id === userId,
  by: row.user_name,
});

interface SavedViewsRoom {
  readonly services: Services;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}

/** How people look at the list of declarations and at their desk, kept under names. */
export function savedViewRoutes(app: HttpApp, room: SavedViewsRoom): void {
  app.addSchema(SavedViewSchema);
  listViews(app, room);
  putView(app, room);
  removeView(app, room);
}

function listViews(app: HttpApp, { services: { pool } }: SavedViewsRoom): void {
  app.get(
    '/api/v1/saved-views',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listSavedViews',
        tags: TAGS,
        summary: 'How you look at the list of declarations and at your desk, and what colleagues share with you',
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('SavedView')) }), ...PROBLEMS },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async ({ actor }) => {
      const { rows } = await pool.query<Row>(SQL.list, [actor.organisationId, actor.userId]);
      return { items: rows.map((row) => viewOf(row, actor.userId)) };
    },
  );
}

function putView(app: HttpApp, { services: { pool, clock }, nameOf }: SavedViewsRoom): void {
  app.put(
    '/api/v1/saved-views/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'putSavedView',
        tags: TAGS,
        summary: 'Keep how you look at the list, under a name; you choose its id',
        params: Params,
        body: Body,
        response: { 200: Type.Ref('SavedView'), ...PROBLEMS },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request) => {
      const { actor, body } = request;
      const { id } = request.params;
      demand(request, 'draft.read', { principalId: actor.organisationId, organisationIds: [actor.organisationId] });
      const { name, place = 'list', filters, hiddenColumns, shared, first } = body;
      const userName = (await nameOf(actor.userId)) ?? '';
      const owner = [id, actor.organisationId, actor.userId, userName];
      const said = [
        name.normalize('NFC').trim(),
        JSON.stringify(filters),
        hiddenColumns,
        shared,
        first,
        clock.now(),
        place,
      ];
      const row = await inTransaction(pool, async (client) => {
        const put = await client.query(SQL.put, [...owner, ...said]);
        if (put.rowCount !== 1) return undefined;
        if (first) await client.query(SQL.onlyFirst, [actor.organisationId, actor.userId, id, place]);
        return (await client.query<Row>(SQL.one, [id, actor.organisationId, actor.userId])).rows[0];
      });
      // Somebody else's, or one too many.
      if (!row) throw notFound();
      return viewOf(row, actor.userId);
    },
  );
}

function removeView(app: HttpApp, { services: { pool } }: SavedViewsRoom): void {
  app.delete(
    '/api/v1/saved-views/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'removeSavedView',
        tags: TAGS,
        summary: 'Forget one of your views',
        params: Params,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { organisationId, userId } = request.actor;
      const { rowCount } = await pool.query(SQL.remove, [request.params.id, organisationId, userId]);
      if (rowCount !== 1) throw notFound();
      return reply.code(204).send(null);
    },
  );
}
