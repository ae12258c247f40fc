import type { Visibility } from '#core/access';
import type pg from 'pg';
import { exceptSql, visibilitySql, type Bind } from './visible-rows.ts';

/**
 * So many rows are looked at for one page, shared among the parties or offices that its reader sees: tens of milliseconds, however
 * much is stored. What was sent before them is looked at when the reader asks on.
 */
export const WALK_ROWS_MAX = 8_000;
/** For words that somebody typed: who looks for a container of last month rather waits a fifth of a second than asks on a dozen times. */
export const SEARCH_ROWS_MAX = 100_000;
/** Most pages need no more: what is asked for is seldom rare. */
const FIRST_WALK_ROWS = 1_000;
/** So many parties or offices are walked side by side: those that sent something last. The others come once these are past them. */
const BRANCHES_MAX = 200;

/** Word for word as in the index `overview_open`. */
export const IS_OPEN = `(status not in ('released', 'cancelled', 'withdrawn') or due_at is not null or asked is not null)`;

/** Where a page begins or ends: the moment something was sent, and its number. */
export interface Place {
  readonly at: string;
  readonly number: string;
}

/** What is wanted of what somebody may see. */
export interface Wanted {
  readonly visibility: Visibility;
  /** A condition on a row. */
  readonly matches: (value: Bind) => string;
  /** It may be true of few rows. */
  readonly isSelective: boolean;
  /** So many rows are looked at for a page. */
  readonly rowsMax: number;
  /** It is true of open ones alone: the others are not looked at. */
  readonly onlyOpen: boolean;
  /** Only the goods of these parties. */
  readonly clientIds: readonly string[] | undefined;
}

interface Walked {
  readonly numbers: readonly string[];
  /** How far was looked: whoever asks on begins here. Nothing where all was looked at. */
  readonly horizon: Place | null;
}

interface Page {
  readonly from: Place | undefined;
  readonly falls: boolean;
  readonly limit: number;
}

/**
 * Numbers that match, in the order in which they were sent, from a place on: at most `limit`, and how far was looked for them. What each
 * party or office has is read along its index, and the streams are merged: as many rows as are looked at are read, whatever else is stored.
 */
export async function walkByTime(pool: pg.Pool, wanted: Wanted, page: Page): Promise<Walked> {
  const { branches, bound } = await branchesOf(pool, wanted, page);
  if (branches.length === 0) return { numbers: [], horizon: null };
  const rows = wanted.isSelective ? FIRST_WALK_ROWS : 2 * page.limit;
  const first = await walkOnce(pool, branches, wanted, { ...page, bound }, rows);
  if (first.numbers.length === page.limit) return first;
  if (first.horizon === null) return { ...first, horizon: bound };
  const onward = { ...page, bound, from: first.horizon, limit: page.limit - first.numbers.length };
  const rest = await walkOnce(pool, branches, wanted, onward, wanted.rowsMax);
  return { numbers: [...first.numbers, ...rest.numbers], horizon: rest.horizon ?? bound };
}

/** An order that no index keeps. */
interface Sorted {
  readonly key: string;
  readonly falls: boolean;
  readonly behind: ((value: Bind) => string) | undefined;
  readonly limit: number;
}

/**
 * Numbers that match, in an order that no index keeps: of what is open, and of the newest of the rest, as far as a walk goes. Who has no
 * more than that has all of it sorted.
 */
export async function sortNewest(pool: pg.Pool, wanted: Wanted, sorted: Sorted): Promise<readonly string[]> {
  const { branches } = await branchesOf(pool, wanted, { from: undefined, falls: true });
  if (branches.length === 0) return [];
  const { values, value } = binding();
  const direction = sorted.falls ? 'desc' : 'asc';
  const isOpen = branches.filter(({ leg }) => leg.column === 'principal_id');
  const newest = (of: readonly Branch[], asked: Wanted): string =>
    of.length === 0
      ? ''
      : `select number, key, matches from (select * from (${of
          .map(
            (branch) =>
              `(select number, submitted_at as at, ${sorted.key} as key, ${matchesSql(asked, branch.leg, value)} as matches
                 from declaration.overview where ${branchSql(branch, asked, value)}
                 order by submitted_at desc, number desc limit ${wanted.rowsMax})`,
          )
          .join(' union all ')}) parts order by at desc, number desc limit ${wanted.rowsMax}) n`;
  const parts = [newest(isOpen, { ...wanted, onlyOpen: true }), newest(branches, wanted)].filter(Boolean);
  const { rows: found } = await pool.query<{ readonly number: string }>(
    `with seen as materialized (${parts.join(' union ')})
     select number from seen where matches${sorted.behind ? ` and ${sorted.behind(value)}` : ''}
      order by key ${direction}, number ${direction} limit ${value(sorted.limit)}`,
    values,
  );
  return found.map(({ number }) => number);
}

/**
 * What a desk is made of, as a table: all that is open, what ended since then, and the newest of what is seen otherwise. Each part reads
 * its own index, and leaves out what the parts before it have: as one condition it has a plan that reads everything.
 */
export async function nearSql(pool: pg.Pool, visibility: Visibility, since: string, value: Bind): Promise<string> {
  const legs = await legsOf(pool, { visibility, clientIds: undefined });
  const rows = Math.ceil(
    WALK_ROWS_MAX /
      Math.max(
        1,
        legs.reduce((sum, { ids }) => sum + ids.length, 0),
      ),
  );
  const parts = legs.flatMap(({ column, has, ids }) => {
    const given = `${value(ids)}::text[]`;
    if (column === 'principal_id')
      return [
        IS_OPEN,
        `released_at is not null and released_at >= ${since}`,
        `status in ('cancelled', 'withdrawn') and status_since >= ${since}`,
      ].map((part) => `principal_id = any(${given}) and ${part}`);
    return [
      `number = any(array(select w.number from unnest(${given}) b(id) cross join lateral (
         select number from declaration.overview where ${has} = b.id order by submitted_at desc, number desc limit ${rows}) w))`,
    ];
  });
  const reads = parts.map((part, index) => {
    const others = parts.slice(0, index).map((before) => ` and (${before}) is not true`);
    return `select * from declaration.overview where ${exceptSql(visibility, value, `(${part})`)}${others.join('')}`;
  });
  return reads.length > 0 ? `(${reads.join(' union all ')})` : '(select * from declaration.overview where false)';
}

/** An index that tells what an id has, by the moment it was sent, and the ids that are asked for. */
interface Leg {
  readonly column: string;
  /** The column with the condition of its index; what equals the id is written behind it. */
  readonly has: string;
  readonly ids: readonly string[];
  /** A row of it may be seen without a further question. */
  readonly isVisible: boolean;
}

/** Word for word as in the indexes: who is named, beside whose goods they are. */
const namedIn = (column: string): string =>
  `${column} is not null and ${column} is distinct from principal_id and ${column}`;

async function legsOf(
  pool: pg.Pool,
  { visibility, clientIds }: Pick<Wanted, 'visibility' | 'clientIds'>,
): Promise<readonly Leg[]> {
  const leg = (column: string, ids: readonly string[], has = column, isVisible = true): readonly Leg[] =>
    ids.length > 0 ? [{ column, has, ids, isVisible }] : [];
  const { organisationIds, officeIds, everything } = visibility;
  const ofOffices = everything || officeIds === 'every' || officeIds.length > 0;
  // Whoever may see all that an office has asks by whose goods they are, and is shown what of it they may see.
  if (clientIds && ofOffices) return leg('principal_id', [...new Set(clientIds)], 'principal_id', false);
  if (everything || officeIds === 'every') return leg('office_id', await officesSeen(pool));
  return [
    ...leg('principal_id', clientIds ? organisationIds.filter((id) => clientIds.includes(id)) : organisationIds),
    ...NAMED.flatMap((column) => leg(column, organisationIds, namedIn(column))),
    ...leg('office_id', [...new Set(officeIds)]),
  ];
}
const NAMED = ['importer_id', 'exporter_id', 'declarant_id'] as const;

/** From one office to the next along the index: as many steps as there are offices. */
const OFFICES = `with recursive office (id) as (
    (select office_id from declaration.overview order by office_id limit 1)
    union all
    select (select office_id from declaration.overview where office_id > office.id order by office_id limit 1) from office where id is not null
  ) select id from office where id is not null`;

async function officesSeen(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>({ name: 'overview-offices', text: OFFICES });
  return rows.map(({ id }) => id);
}

/** How one of the parties or offices is read. */
interface Branch {
  readonly leg: Leg;
  readonly id: string;
}

/**
 * Those that have something behind the page's begin: a broker may act for thousands. Whoever has none of the newest rows is none of those
 * whose newest row is among the newest. Where there are more of them, nothing behind the bound is told yet.
 */
async function branchesOf(
  pool: pg.Pool,
  wanted: Wanted,
  { from, falls }: Pick<Page, 'from' | 'falls'>,
): Promise<{ readonly branches: readonly Branch[]; readonly bound: Place | null }> {
  const legs = await legsOf(pool, wanted);
  if (legs.length === 0) return { branches: [], bound: null };
  const { values, value } = binding();
  const direction = falls ? 'desc' : 'asc';
  const behind = behindSql(from, falls, value);
  const parts = legs.map(
    (leg, index) => `(select ${index} as leg, b.id, n.at, n.number from unnest(${value(leg.ids)}::text[]) b(id)
      cross join lateral (select submitted_at as at, number from declaration.overview
        where ${leg.has} = b.id${openOf(leg, wanted)}${behind} order by submitted_at ${direction}, number ${direction} limit 1) n)`,
  );
  const { rows } = await pool.query<{ leg: number; id: string; at: Date; number: string }>(
    `select leg, id, at, number from (${parts.join(' union all ')}) b order by at ${direction}, number ${direction} limit ${BRANCHES_MAX}`,
    values,
  );
  const branches = rows.flatMap(({ leg: index, id }) => {
    const leg = legs[index];
    return leg ? [{ leg, id }] : [];
  });
  const last = rows.length === BRANCHES_MAX ? rows.at(-1) : undefined;
  return { branches, bound: last ? { at: last.at.toISOString(), number: last.number } : null };
}

async function walkOnce(
  pool: pg.Pool,
  branches: readonly Branch[],
  wanted: Wanted,
  page: Page & { readonly bound: Place | null },
  rows: number,
): Promise<Walked> {
  const { values, value } = binding();
  const direction = page.falls ? 'desc' : 'asc';
  const order = `order by at ${direction}, number ${direction}`;
  const until = page.bound
    ? ` and (submitted_at, number) ${page.falls ? '>=' : '<='} (${value(page.bound.at)}::timestamptz, ${value(page.bound.number)}::text)`
    : '';
  const behind = behindSql(page.from, page.falls, value) + until;
  // Each with the limit of all: without, the planner may sort everything a branch has instead of merging what comes first.
  const parts = branches.map(
    (branch) => `(select number, submitted_at as at, ${matchesSql(wanted, branch.leg, value)} as matches
      from declaration.overview where ${branchSql(branch, wanted, value)}${behind}
       order by submitted_at ${direction}, number ${direction} limit ${rows})`,
  );
  const { rows: answer } = await pool.query<{ numbers: readonly string[]; at: Date | null; number: string | null }>(
    `with walked as materialized (select * from (${parts.join(' union all ')}) parts ${order} limit ${rows}),
       found as (select distinct at, number from walked where matches ${order} limit ${value(page.limit)}),
       horizon as (select at, number from walked ${order} offset ${rows - 1} limit 1)
     select coalesce((select array_agg(number ${order}) from found), '{}') as numbers,
       (select at from horizon) as at, (select number from horizon) as number`,
    values,
  );
  const { numbers = [], at = null, number = null } = answer[0] ?? {};
  return { numbers, horizon: at === null || number === null ? null : { at: at.toISOString(), number } };
}

const branchSql = ({ leg, id }: Branch, wanted: Wanted, value: Bind): string =>
  `${leg.has} = ${value(id)}::text${openOf(leg, wanted)}`;

const behindSql = (from: Place | undefined, falls: boolean, value: Bind): string =>
  from
    ? ` and (submitted_at, number) ${falls ? '<' : '>'} (${value(from.at)}::timestamptz, ${value(from.number)}::text)`
    : '';

/** What is open has an index by whose goods they are; elsewhere the condition itself looks for it, as far as a walk goes. */
const openOf = ({ column }: Leg, { onlyOpen }: Wanted): string =>
  onlyOpen && column === 'principal_id' ? ` and ${IS_OPEN}` : '';

function matchesSql({ visibility, matches, clientIds }: Wanted, leg: Leg, value: Bind): string {
  const isSeen = leg.isVisible ? exceptSql(visibility, value, 'true') : visibilitySql(visibility, value);
  const isOfClient = clientIds ? `principal_id = any(${value(clientIds)}::text[])` : 'true';
  return `(${isSeen} and ${isOfClient} and ${matches(value)})`;
}

function binding(): { readonly values: unknown[]; readonly value: Bind } {
  const values: unknown[] = [];
  return { values, value: (given) => `$${values.push(given)}` };
}
