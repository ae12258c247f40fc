import type { CaseSummary, DeclarationSummary, ListQuery } from './schemas.ts';
import { shipmentsInList } from './shipments-in-list.ts';
import type { Visibility } from '#core/access';
import { principalOf, shownAt, SHOWN_STATUSES } from '#core/clearance';
import type { Times } from './times-by.ts';
import { FIRST_OF_SHIPMENT, visibilitySql, type Bind } from './visible-rows.ts';
import { SEARCH_ROWS_MAX, sortNewest, walkByTime, WALK_ROWS_MAX, type Wanted } from './walk.ts';
import { DUE, NEVER, soonerOf, urgencyOf, URGENCY } from './urgency.ts';
import { foldText } from '#core/codes';
import {
  amountDue,
  askedOf,
  DECLARATION_NUMBER_PATTERN,
  declarationNumber,
  keptSince,
  numberOfVersion,
  payableInAll,
  versionOf,
  type Asked,
  type Declaration,
  type DeclarationHead,
  type DeclarationState,
  type DeclarationStatus,
} from '#core/declaration';
import { instantAt, isMoment, type Instant } from '#core/kernel';
import type { PartyId } from '#core/party';
import type { CountryProfile } from '#core/reference';
import { textRows } from '#server/platform/database';
import { foreignCursor } from '#server/platform/http';
import type pg from 'pg';

/** One row of the projection, as the database takes it. */
export interface OverviewRow {
  readonly number: string;
  readonly position: string;
  readonly own_reference: string | null;
  readonly type_code: string;
  readonly direction: string;
  readonly office_id: string;
  readonly amendments: number;
  readonly status: string;
  readonly status_since: string;
  readonly channel: string | null;
  readonly importer_id: string | null;
  readonly importer_name: string | null;
  readonly exporter_id: string | null;
  readonly exporter_name: string | null;
  readonly declarant_id: string | null;
  readonly submitter_id: string;
  readonly party_ids: readonly string[];
  readonly principal_id: string | null;
  readonly goods_item_count: number;
  readonly description: string;
  readonly total_payable: string;
  readonly amount_paid: string;
  readonly submitted_at: string;
  readonly registered_at: string | null;
  readonly released_at: string | null;
  readonly due_at: string | null;
  readonly escalated: boolean;
  readonly assignee_id: string | null;
  readonly asked: readonly Asked[] | null;
  readonly search: string;
  /** Pseudonyms of the natural persons it names; nothing where there is none. */
  readonly subjects: readonly string[] | null;
  /** Only of linked declarations: the number of the first, and which one it is. */
  readonly shipment: string | null;
  readonly branch: number | null;
}

const SEARCH_LENGTH_MAX = 1_000;
/** What a list shows of the first line of goods. */
const DESCRIPTION_LENGTH_MAX = 200;

/** At most so many UTF-16 units, never half a character: PostgreSQL would refuse it, and with it the whole batch, for ever. */
function cut(text: string, lengthMax: number): string {
  const kept = text.slice(0, lengthMax);
  const last = kept.charCodeAt(kept.length - 1);
  return last >= 0xd800 && last < 0xdc00 ? kept.slice(0, -1) : kept;
}

/** The pseudonym of a party that is a natural person. */
export type SubjectOf = (partyId: string) => string | undefined;

/** What a row says beyond what the declaration itself says. */
export interface RowFacts extends Times {
  readonly subjectOf: SubjectOf;
}

/** The row of a declaration that has just been lodged: needs the document. */
export function openedRow(
  state: DeclarationState,
  declaration: Declaration,
  position: bigint,
  facts: RowFacts,
): OverviewRow {
  const { head } = state;
  const partyIds = partiesOf(head);
  const subjects = partyIds.map(facts.subjectOf).filter((subject) => subject !== undefined);
  const description = declaration.goodsItems[0]?.description ?? '';
  const moving = progress(state, position, facts);
  // One after another: behind a spread, V8 writes members through its runtime.
  return {
    number: moving.number,
    position: moving.position,
    amendments: moving.amendments,
    status: moving.status,
    status_since: moving.status_since,
    channel: moving.channel,
    total_payable: moving.total_payable,
    amount_paid: moving.amount_paid,
    submitted_at: moving.submitted_at,
    registered_at: moving.registered_at,
    released_at: moving.released_at,
    due_at: moving.due_at,
    escalated: moving.escalated,
    assignee_id: moving.assignee_id,
    asked: moving.asked,
    own_reference: head.ownReference,
    type_code: head.typeCode,
    direction: head.direction,
    office_id: head.officeId,
    importer_id: head.importerId,
    importer_name: declaration.importer?.name ?? null,
    exporter_id: head.exporterId,
    exporter_name: declaration.exporter?.name ?? null,
    declarant_id: head.declarantId,
    submitter_id: head.submitterId,
    party_ids: partyIds,
    principal_id: principalOf(head),
    goods_item_count: declaration.goodsItems.length,
    description: cut(description, DESCRIPTION_LENGTH_MAX),
    search: cut(foldText(searchedIn(head, declaration, description)), SEARCH_LENGTH_MAX),
    subjects: subjects.length > 0 ? subjects : null,
    shipment: head.division?.firstNumber ?? null,
    branch: head.division?.branch ?? null,
  };
}

/** Who is named, each once. */
function partiesOf({ importerId, exporterId, declarantId }: DeclarationHead): readonly PartyId[] {
  const found: PartyId[] = [];
  if (importerId !== null) found.push(importerId);
  if (exporterId !== null && exporterId !== importerId) found.push(exporterId);
  if (declarantId !== null && !found.includes(declarantId)) found.push(declarantId);
  return found;
}

/** What a list is searched by. */
function searchedIn(head: DeclarationHead, declaration: Declaration, description: string): string {
  const { invoice, consignment, importer, exporter } = declaration;
  let text: string = head.number;
  const add = (word: string | null | undefined): void => {
    if (word) text += ` ${word}`;
  };
  add(head.ownReference);
  add(invoice?.id);
  for (const { id } of consignment?.transportContractDocuments ?? []) add(id);
  for (const { id } of consignment?.transportEquipments ?? []) add(id);
  add(importer?.name);
  add(exporter?.name);
  add(description);
  return text;
}

export interface ProgressRow {
  readonly number: string;
  readonly position: string;
  readonly amendments: number;
  readonly status: string;
  readonly status_since: string;
  readonly channel: string | null;
  readonly total_payable: string;
  readonly amount_paid: string;
  readonly submitted_at: string;
  readonly registered_at: string | null;
  readonly released_at: string | null;
  readonly due_at: string | null;
  readonly escalated: boolean;
  readonly assignee_id: string | null;
  readonly asked: readonly Asked[] | null;
}

export const progress = (state: DeclarationState, position: bigint, times: Times): ProgressRow => ({
  number: state.head.number,
  position: position.toString(),
  amendments: versionOf(state),
  status: state.status,
  status_since: state.statusSince,
  channel: state.channel,
  total_payable: payableInAll(state).toString(),
  amount_paid: state.amountPaid,
  submitted_at: state.submittedAt,
  registered_at: state.registeredAt,
  released_at: state.releasedAt,
  due_at: times.dueAt(state),
  escalated: times.isEscalated(state),
  assignee_id: state.assignee?.officerId ?? null,
  asked: askedOrNull(state),
});

function askedOrNull(state: DeclarationState): readonly Asked[] | null {
  const asked = askedOf(state);
  return asked.length > 0 ? asked : null;
}

/** What moves while a declaration lives, as the table has it. */
const PROGRESS_TYPES = {
  number: 'text',
  position: 'bigint',
  amendments: 'smallint',
  status: 'text',
  status_since: 'timestamptz',
  channel: 'text',
  total_payable: 'numeric',
  amount_paid: 'numeric',
  submitted_at: 'timestamptz',
  registered_at: 'timestamptz',
  released_at: 'timestamptz',
  due_at: 'timestamptz',
  escalated: 'boolean',
  assignee_id: 'text',
  asked: 'text[]',
} as const satisfies Readonly<Record<keyof ProgressRow, string>>;
const OPENED_TYPES = {
  ...PROGRESS_TYPES,
  own_reference: 'text',
  type_code: 'text',
  direction: 'text',
  office_id: 'text',
  importer_id: 'text',
  importer_name: 'text',
  exporter_id: 'text',
  exporter_name: 'text',
  declarant_id: 'text',
  submitter_id: 'text',
  party_ids: 'text[]',
  principal_id: 'text',
  goods_item_count: 'integer',
  description: 'text',
  search: 'text',
  subjects: 'text[]',
  shipment: 'text',
  branch: 'integer',
} as const satisfies Readonly<Record<keyof OverviewRow, string>>;
const OPENED_ROWS = textRows<OverviewRow>(OPENED_TYPES);
const PROGRESS_ROWS = textRows<ProgressRow>(PROGRESS_TYPES);
const COLUMNS = Object.keys(OPENED_TYPES);
/** The moment it was first sent stays, however often a pre-registration is overwritten. */
const REPLACED = COLUMNS.filter((column) => column !== 'number' && column !== 'submitted_at');

const WRITE_OPENED = `insert into declaration.overview (${COLUMNS.join(', ')})
  ${OPENED_ROWS.select}
  on conflict (number) do update set ${REPLACED.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** One statement for a batch: new declarations, and pre-registrations that were overwritten. */
export async function writeOpened(client: pg.ClientBase, rows: readonly OverviewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({ name: 'overview-opened', text: WRITE_OPENED, values: [...OPENED_ROWS.values(rows)] });
}

/** Declarations that name one of these natural persons. */
export async function numbersOfSubjects(
  client: pg.ClientBase,
  subjects: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ number: string }>(
    'select number from declaration.overview where subjects is not null and subjects && $1::text[]',
    [subjects],
  );
  return rows.map(({ number }) => number);
}

/** One statement for a batch: everything that moved since. */
export async function writeProgress(client: pg.ClientBase, rows: readonly ProgressRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({
    name: 'overview-progress',
    text: `update declaration.overview o set position = r.position, amendments = r.amendments, status = r.status, status_since = r.status_since, channel = r.channel,
        total_payable = r.total_payable, amount_paid = r.amount_paid, registered_at = r.registered_at, released_at = r.released_at, due_at = r.due_at, escalated = r.escalated, assignee_id = r.assignee_id, asked = r.asked
      from (${PROGRESS_ROWS.select}) r where o.number = r.number`,
    values: [...PROGRESS_ROWS.values(rows)],
  });
}

/** One row as the database gives it. */
export interface StoredRow extends Omit<
  OverviewRow,
  'status_since' | 'submitted_at' | 'registered_at' | 'released_at' | 'due_at'
> {
  readonly status_since: Date;
  readonly submitted_at: Date;
  readonly registered_at: Date | null;
  readonly released_at: Date | null;
  readonly due_at: Date | null;
  /** How many declarations it stands for, where it is the first of several. */
  readonly total?: number;
}

export const PAGE_DEFAULT = 25;

/** The orders of a list: newest or oldest first, by what is due first, by the most tax, by how far it has come. */
export const LIST_ORDERS = ['newest', 'oldest', 'due', 'tax', 'status'] as const;
type ListOrder = (typeof LIST_ORDERS)[number];

interface OverviewQuery extends ListQuery {
  readonly order: ListOrder | 'urgent';
  /** Only the goods of these parties. */
  readonly clientIds?: readonly string[];
  /** Only this work, and whatever this officer holds. */
  readonly work?: { readonly kind: Work; readonly orHeldBy: string };
  /** Also what waits for an answer of the office, in whatever status. */
  readonly orAsked?: boolean;
  /** Only what this officer holds; `null`: only what nobody does. */
  readonly holderId?: string | null;
  /** Only what was due before. */
  readonly dueBefore?: Instant;
}

interface Now {
  readonly country: CountryProfile;
  readonly at: Instant;
}

/** A page of what this actor may see, in the order asked for. */
export async function findOverview(
  pool: pg.Pool,
  visibility: Visibility,
  query: OverviewQuery,
  now: Now,
): Promise<{ readonly items: readonly DeclarationSummary[]; readonly nextCursor: string | null }> {
  const { rows, nextCursor } = await findRows(pool, visibility, query, now);
  return { items: await summariesOf(pool, rows, now), nextCursor };
}

/** The same for an office, which also sees who holds what, and why it stands where it does. */
export async function findCases(
  pool: pg.Pool,
  visibility: Visibility,
  query: Omit<OverviewQuery, 'order'>,
  now: Now,
): Promise<{ readonly items: readonly CaseSummary[]; readonly nextCursor: string | null }> {
  const { rows, nextCursor } = await findRows(pool, visibility, { ...query, order: 'urgent' }, now);
  const summaries = await summariesOf(pool, rows, now);
  return {
    items: rows.flatMap((row, index) => {
      const summary = summaries[index];
      return summary ? [{ ...summary, holderId: row.assignee_id, soonerHours: soonerOf(row) }] : [];
    }),
    nextCursor,
  };
}

/**
 * A trader's list in the order asked for; `'urgent'` for an office's queue, what counts as due first at its head and what is never due
 * at its end. The cursor is the sort key of the last row, so pages stay right while rows are added.
 */
async function findRows(
  pool: pg.Pool,
  visibility: Visibility,
  query: OverviewQuery,
  { country, at }: Now,
): Promise<{ readonly rows: readonly StoredRow[]; readonly nextCursor: string | null }> {
  const limit = query.limit ?? PAGE_DEFAULT;
  const order = ORDERS[query.order];
  const cursor = readCursor(query.cursor, order);
  const named = (query.q ?? '').split(/\s+/).filter((word) => NUMBER.test(word));
  const wanted: Wanted = {
    visibility,
    matches: (value) => matchesSql(query, keptSince(country, at), value),
    isSelective: isSelective(query),
    rowsMax: query.q ? SEARCH_ROWS_MAX : WALK_ROWS_MAX,
    onlyOpen: asksForOpen(query),
    clientIds: query.clientIds,
  };
  // A number is one declaration, wherever it stands in the list. Digits that are none may be those of an invoice or a bill.
  if (named.length > 0 && !cursor) {
    const rows = await rowsNamed(pool, wanted, named);
    if (rows.length > 0) return { rows, nextCursor: null };
  }
  if (query.order === 'urgent' && wanted.onlyOpen && !query.clientIds)
    return nextUrgent(pool, wanted, { cursor, limit });
  if (order.key === SENT) {
    const from = cursor && { at: cursor.at, number: cursor.number };
    const { numbers, horizon } = await walkByTime(pool, wanted, { from, falls: order.falls, limit: limit + 1 });
    const rows = await inOrder(pool, numbers.slice(0, limit));
    const last = rows.at(-1);
    if (numbers.length > limit && last) return { rows, nextCursor: writeCursor(order.of(last), last.number) };
    return { rows, nextCursor: horizon && writeCursor(horizon.at, horizon.number) };
  }
  const sign = order.falls ? '<' : '>';
  const behind =
    cursor &&
    ((value: Bind) => `(key, number) ${sign} (${order.read(value(cursor.at))}, ${value(cursor.number)}::text)`);
  const numbers = await sortNewest(pool, wanted, { key: order.key, falls: order.falls, behind, limit: limit + 1 });
  const rows = await inOrder(pool, numbers.slice(0, limit));
  const last = rows.at(-1);
  return { rows, nextCursor: numbers.length > limit && last ? writeCursor(order.of(last), last.number) : null };
}

/** Rows in the order of their numbers as given. */
export async function inOrder(pool: pg.Pool, numbers: readonly string[]): Promise<readonly StoredRow[]> {
  if (numbers.length === 0) return [];
  const { rows } = await pool.query<StoredRow>('select * from declaration.overview where number = any($1::text[])', [
    numbers,
  ]);
  const place = new Map(numbers.map((number, index) => [number, index]));
  return rows.toSorted((a, b) => (place.get(a.number) ?? 0) - (place.get(b.number) ?? 0));
}

async function rowsNamed(pool: pg.Pool, wanted: Wanted, named: readonly string[]): Promise<readonly StoredRow[]> {
  const values: unknown[] = [];
  const value: Bind = (given) => `$${values.push(given)}`;
  const where = [
    `number = any(${value(named)}::text[])`,
    visibilitySql(wanted.visibility, value),
    wanted.matches(value),
  ];
  if (wanted.clientIds) where.push(`principal_id = any(${value(wanted.clientIds)}::text[])`);
  return (
    await pool.query<StoredRow>(
      `select * from declaration.overview where ${where.join(' and ')} order by number desc`,
      values,
    )
  ).rows;
}

/** The queue of offices: what is open there is few, and an index keeps it. */
async function nextUrgent(
  pool: pg.Pool,
  wanted: Wanted,
  page: { readonly cursor: ReturnType<typeof readCursor>; readonly limit: number },
): Promise<{ readonly rows: readonly StoredRow[]; readonly nextCursor: string | null }> {
  const { cursor, limit } = page;
  const { key, read, of } = ORDERS.urgent;
  const values: unknown[] = [];
  const value: Bind = (given) => `$${values.push(given)}`;
  const where = [visibilitySql(wanted.visibility, value), IN_QUEUE, wanted.matches(value)];
  if (cursor) where.push(`(${key}, number) > (${read(value(cursor.at))}, ${value(cursor.number)})`);
  const { rows } = await pool.query<StoredRow>(
    `select * from declaration.overview where ${where.join(' and ')} order by ${key}, number limit ${value(limit + 1)}`,
    values,
  );
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, nextCursor: rows.length > limit && last ? writeCursor(of(last), last.number) : null };
}

/** What a query asks of a row, beside who may see it and whose goods they are. */
function matchesSql(query: OverviewQuery, since: Instant, value: Bind): string {
  const where: string[] = [];
  if (query.status) {
    const inStatus = statusSql(query.status.split(','), since, value);
    where.push(query.orAsked ? `(${inStatus} or asked is not null)` : inStatus);
  }
  if (query.escalated) where.push('escalated');
  if (query.dueBefore) where.push(`due_at < ${value(query.dueBefore)}::timestamptz`);
  if (query.holderId === null) where.push('assignee_id is null');
  else if (query.holderId !== undefined) where.push(`assignee_id = ${value(query.holderId)}`);
  if (query.work) where.push(`(${WORK_SQL[query.work.kind]} or assignee_id = ${value(query.work.orHeldBy)})`);
  if (query.channel) where.push(`channel = ${value(query.channel)}`);
  for (const word of foldText(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean))
    where.push(`search like ${value(`%${likeText(word)}%`)}`);
  // One shipment, one row: that of its first declaration, unless another is asked for by its number.
  where.push(
    NUMBER.test(query.q ?? '') ? `(branch is null or branch = 1 or number = ${value(query.q)})` : FIRST_OF_SHIPMENT,
  );
  return where.join(' and ');
}

/** What an office has to work on, beside what waits for its answer. Word for word as in the index `overview_urgency`. */
export const QUEUED: readonly string[] = [
  'underDocumentCheck',
  'awaitingDocuments',
  'underInspection',
  'awaitingSpecialised',
  'discrepancyFound',
  'amendmentInstructed',
  'releasedProvisionally',
  'suspended',
  'revoked',
];
const IN_QUEUE = `(status in (${QUEUED.map((status) => `'${status}'`).join(', ')}) or asked is not null)`;
const OVER = ['released', 'cancelled', 'withdrawn'];

const asksForOpen = ({ status, orAsked, order }: OverviewQuery): boolean => {
  const statuses = status?.split(',') ?? [];
  if (order === 'urgent') return statuses.length > 0 && statuses.every((each) => QUEUED.includes(each));
  return statuses.length > 0 && !orAsked && !statuses.some((each) => OVER.includes(each));
};
const isSelective = ({ status, channel, escalated, dueBefore, holderId, work, q }: OverviewQuery): boolean =>
  [status, channel, escalated, dueBefore, holderId, work, q].some((each) => each !== undefined);

/** Rows as lists show them; the first declaration of a shipment stands for all, with their sums. */
export async function summariesOf<Row extends StoredRow>(
  pool: pg.Pool,
  rows: readonly Row[],
  { country, at }: { readonly country: CountryProfile; readonly at: Instant },
): Promise<readonly DeclarationSummary[]> {
  const shipments = await shipmentsInList(
    pool,
    rows.flatMap(({ number, shipment }) => (shipment === number ? [number] : [])),
  );
  return rows.map((row) => summaryOf({ ...row, ...shipments.get(row.number) }, country, at));
}

const NUMBER = new RegExp(DECLARATION_NUMBER_PATTERN);
/** The moment it was sent, which indexes keep in order. */
const SENT = 'submitted_at';

/** Time makes a pre-registration lapse without an event, so the row still holds what it was: the question is put to both. */
function statusSql(wanted: readonly string[], since: Instant, value: Bind): string {
  const stored = new Set(wanted.map((status) => (status === 'lapsed' ? 'preRegistered' : status)));
  const shown = `status = any(${value([...stored])}::text[])`;
  const [kept, lapsed] = [wanted.includes('preRegistered'), wanted.includes('lapsed')];
  if (kept === lapsed) return shown;
  return `${shown} and (status <> 'preRegistered' or status_since ${kept ? '>=' : '<'} ${value(since)}::timestamptz)`;
}

const likeText = (word: string): string => word.replaceAll(/[\\%_]/g, (char) => `\\${char}`);

interface Order {
  /** What rows are ordered by before their number. */
  readonly key: string;
  readonly falls: boolean;
  /** A key that a cursor carries, as the database compares it. */
  readonly read: (placeholder: string) => string;
  /** The key of a row, as a cursor carries it. */
  readonly of: (row: StoredRow) => string;
  readonly isKey: (text: string) => boolean;
}

const instantOrder = (falls: boolean): Order => ({
  key: SENT,
  falls,
  read: (placeholder) => `${placeholder}::timestamptz`,
  of: (row) => row.submitted_at.toISOString(),
  isKey: isMoment,
});
/** From what a declarant has to do to what is over: the order in which a declaration lives. */
const LIVED = `array_position('{${SHOWN_STATUSES.join(',')}}'::text[], status)`;

const ORDERS: Readonly<Record<OverviewQuery['order'], Order>> = {
  newest: instantOrder(true),
  oldest: instantOrder(false),
  due: {
    key: DUE,
    falls: false,
    read: (placeholder) => `${placeholder}::timestamptz`,
    of: (row) => (row.due_at ?? NEVER).toISOString(),
    isKey: isMoment,
  },
  tax: {
    key: 'total_payable',
    falls: true,
    read: (placeholder) => `${placeholder}::numeric`,
    of: (row) => row.total_payable,
    isKey: (text) => /^\d{1,30}$/.test(text),
  },
  status: {
    key: LIVED,
    falls: false,
    read: (placeholder) => `${placeholder}::int`,
    of: (row) => String(SHOWN_STATUSES.findIndex((status) => status === row.status) + 1),
    isKey: (text) => /^\d{1,3}$/.test(text),
  },
  urgent: {
    key: URGENCY,
    falls: false,
    read: (placeholder) => `${placeholder}::timestamptz at time zone 'UTC'`,
    of: (row) => urgencyOf(row).toISOString(),
    isKey: isMoment,
  },
};

/** Whose skill a case asks for: goods are looked at in the red channel, papers in the others. */
export const WORKS = ['papers', 'goods'] as const;
type Work = (typeof WORKS)[number];
const WORK_SQL = {
  goods: `channel = 'red'`,
  papers: `channel is distinct from 'red'`,
} as const satisfies Record<Work, string>;

const writeCursor = (key: string, number: string): string => Buffer.from(`${key}|${number}`).toString('base64url');

const CURSOR = /^([^|]+)\|(\d{12})$/;

function readCursor(
  cursor: string | undefined,
  { isKey }: Order,
): { readonly at: string; readonly number: string } | undefined {
  if (cursor === undefined) return undefined;
  const [, at, number] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at && number && isKey(at)) return { at, number };
  throw foreignCursor();
}

const standingOf = (row: StoredRow) => ({
  status: row.status as DeclarationStatus,
  statusSince: instantAt(row.status_since.getTime()),
});

const summaryOf = (row: StoredRow, country: CountryProfile, at: Instant): DeclarationSummary => ({
  number: row.number,
  numberInForce: numberOfVersion(declarationNumber(row.number), row.amendments),
  ownReference: row.own_reference,
  typeCode: row.type_code,
  direction: row.direction,
  officeId: row.office_id,
  ...shownAt(standingOf(row), country, at),
  channel: row.channel as DeclarationSummary['channel'],
  importerId: row.importer_id,
  importerName: row.importer_name,
  exporterId: row.exporter_id,
  exporterName: row.exporter_name,
  declarantId: row.declarant_id,
  goodsItemCount: row.goods_item_count,
  description: row.description,
  shipment:
    row.shipment === null
      ? null
      : { firstNumber: row.shipment, branch: row.branch ?? 1, total: row.total ?? row.branch ?? 1 },
  totalPayable: row.total_payable,
  amountDue: amountDue({ totalPayable: row.total_payable, amountPaid: row.amount_paid }).toString(),
  currency: country.currency,
  submittedAt: row.submitted_at.toISOString(),
  registeredAt: row.registered_at?.toISOString() ?? null,
  releasedAt: row.released_at?.toISOString() ?? null,
  dueAt: row.due_at?.toISOString() ?? null,
  escalated: row.escalated,
  asked: [...(row.asked ?? [])],
});
