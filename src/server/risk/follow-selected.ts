import { declarationRef } from '#core/clearance';
import {
  DECLARATION_STREAM,
  declarationNumber,
  type DeclarationEventData,
  type DeclarationState,
} from '#core/declaration';
import type { Selection, SelectionReason } from '#core/risk';
import type { EventFacts, HandleEvents, JournalEvent } from '#server/platform/engine';
import { run, statementsOf, textRows } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { hasFailures, keepFailures } from './rule-failures.ts';
import { tellOfHits, type OwnersOptions } from './tell-owners.ts';
import type pg from 'pg';

export const SELECTED_FOLLOWER = 'risk.selected';

type Data<Type extends DeclarationEventData['type']> = Extract<DeclarationEventData, { type: Type }>;
/** As the room of selection wrote it. */
type Told = Pick<Selection, 'channel' | 'reasons' | 'watched' | 'random' | 'notify' | 'learned'>;

/** What was simply let through, which is most, is passed over. */
export function concernsSelected({ stream, type, data }: EventFacts): boolean {
  if (stream.type !== DECLARATION_STREAM) return false;
  switch (type) {
    case 'Registered':
      return isOfNote(selectionIn(data)) || hasFailures({ data });
    case 'Amended':
      return (
        isOfNote(selectionIn(data)) || hasFailures({ data }) || (data as unknown as Data<'Amended'>).by === 'customs'
      );
    case 'FindingRecorded':
    case 'Rechannelled':
      return true;
    default:
      return false;
  }
}

/** Keeps what selection chose and what came of it, in step with the journal; tells owners of rules that ask for it. */
export const followSelected =
  ({ engine }: Pick<Services, 'engine'>, owners: OwnersOptions): HandleEvents =>
  async (events, client) => {
    const rows = new Map<string, SelectedRow>();
    const outcomes = new Map<string, OutcomeRow>();
    const hits: HitRow[] = [];
    const offices = await officesOf(events, engine);
    for (const event of events) {
      const number = event.stream.id;
      const selection = selectionIn(event.data);
      if (isOfNote(selection)) {
        // A declaration that is amended is selected for anew; what was found of it before stays.
        rows.set(number, selectedRow(event, selection, offices.get(number) ?? ''));
        hits.push(...hitRows(event, selection));
      }
      const outcome = outcomeIn(event);
      if (outcome) outcomes.set(number, joined(outcomes.get(number), outcome));
    }
    await keepFailures(client, events, owners);
    const turned = await turnedRows(events, engine);
    if (rows.size + outcomes.size + turned.length === 0) return;
    if (turned.length > 0) await run(client, WRITE_TURNED, ROWS.values(turned));
    await write(client, [...rows.values()], hits, [...outcomes.values()]);
    await tellOfHits(client, events, owners);
  };

interface SelectedRow {
  readonly number: string;
  readonly selected_at: string;
  readonly office_id: string;
  readonly channel: string;
  readonly random: boolean;
  readonly explored: boolean;
}
interface HitRow {
  readonly rule_id: string;
  readonly rule_version: number;
  readonly number: string;
  readonly hit_at: string;
}
interface OutcomeRow {
  readonly number: string;
  readonly conforms: boolean | null;
  readonly found_at: string | null;
  readonly difference: string | null;
}

const isOfNote = (selection: Told | undefined): selection is Told =>
  selection !== undefined && (selection.channel !== 'green' || (selection.watched?.length ?? 0) > 0);

/** Written by our own handlers, hashed and chained since: trusted as their type. */
const selectionIn = (data: EventFacts['data']): Told | undefined =>
  (data as unknown as { readonly selection?: Told }).selection;

/** A registration says where; what is amended is looked up, which is rare. */
async function officesOf(
  events: readonly JournalEvent[],
  engine: Services['engine'],
): Promise<ReadonlyMap<string, string>> {
  const offices = new Map<string, string>();
  const amended = new Set<string>();
  for (const { stream, type, data } of events)
    if (type === 'Registered') offices.set(stream.id, (data as unknown as Data<'Registered'>).head.officeId);
    else if (selectionIn(data) && !offices.has(stream.id)) amended.add(stream.id);
  if (amended.size === 0) return offices;
  const refs = [...amended].map((number) => declarationRef(declarationNumber(number)));
  for (const { state } of (await engine.readStates<DeclarationState>(refs)).values())
    offices.set(state.head.number, state.head.officeId);
  return offices;
}

const selectedRow = (
  { stream, at }: JournalEvent,
  { channel, random, learned }: Told,
  officeId: string,
): SelectedRow => ({
  number: stream.id,
  selected_at: at,
  office_id: officeId,
  channel,
  random,
  explored: learned?.selected === 'exploration',
});

/** What selection let through and an officer looked at all the same: kept as let through, so that what is found of it is known. */
async function turnedRows(
  events: readonly JournalEvent[],
  engine: Services['engine'],
): Promise<readonly SelectedRow[]> {
  const turned = events.filter(({ stream, type }) => stream.type === DECLARATION_STREAM && type === 'Rechannelled');
  if (turned.length === 0) return [];
  const numbers = new Set(turned.map(({ stream }) => stream.id));
  const states = await engine.readStates<DeclarationState>(
    [...numbers].map((number) => declarationRef(declarationNumber(number))),
  );
  return [...states.values()].map(({ state: { head, registeredAt, statusSince } }) => ({
    number: head.number,
    selected_at: registeredAt ?? statusSince,
    office_id: head.officeId,
    channel: 'green',
    random: false,
    explored: false,
  }));
}

const hitRows = ({ stream, at }: JournalEvent, { reasons, watched = [] }: Told): readonly HitRow[] =>
  [...reasons, ...watched].map(({ ruleId, ruleVersion }: SelectionReason) => ({
    rule_id: ruleId,
    rule_version: ruleVersion,
    number: stream.id,
    hit_at: at,
  }));

function outcomeIn({ stream, type, data, at }: JournalEvent): OutcomeRow | undefined {
  const number = stream.id;
  if (type === 'FindingRecorded') {
    const { conforms } = data as unknown as Data<'FindingRecorded'>;
    return { number, conforms, found_at: at, difference: null };
  }
  if (type !== 'Amended') return undefined;
  const { by, difference } = data as unknown as Data<'Amended'>;
  if (by !== 'customs') return undefined;
  const total = difference.reduce((sum, { payable }) => sum + BigInt(payable), 0n);
  return { number, conforms: null, found_at: null, difference: total.toString() };
}

/** What was found once stays found, whatever is looked at again. */
const joined = (before: OutcomeRow | undefined, next: OutcomeRow): OutcomeRow =>
  before === undefined
    ? next
    : {
        ...next,
        conforms: before.conforms === false ? false : (next.conforms ?? before.conforms),
        found_at: before.found_at ?? next.found_at,
        difference: sumOf(before.difference, next.difference),
      };

const sumOf = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null ? a : (BigInt(a) + BigInt(b)).toString();

const ROWS = textRows<SelectedRow>({
  number: 'text',
  selected_at: 'timestamptz',
  office_id: 'text',
  channel: 'text',
  random: 'boolean',
  explored: 'boolean',
});
const HITS = textRows<HitRow>({ rule_id: 'text', rule_version: 'integer', number: 'text', hit_at: 'timestamptz' }, 7);
const OUTCOMES = textRows<OutcomeRow>({
  number: 'text',
  conforms: 'boolean',
  found_at: 'timestamptz',
  difference: 'bigint',
});

const statement = statementsOf('risk');
const WRITE_SELECTED = statement(
  'write-selected',
  `with hits as (
     insert into risk.hit (rule_id, rule_version, number, hit_at) ${HITS.select} on conflict (rule_id, number) do nothing)
   insert into risk.selected as s (number, selected_at, office_id, channel, random, explored) ${ROWS.select}
   on conflict (number) do update set channel = excluded.channel, random = s.random or excluded.random,
     explored = s.explored or excluded.explored`,
);
/** Who has a row was selected, or watched: that stays. */
const WRITE_TURNED = statement(
  'write-turned',
  `insert into risk.selected (number, selected_at, office_id, channel, random, explored) ${ROWS.select}
   on conflict (number) do nothing`,
);
const WRITE_OUTCOMES = statement(
  'write-outcomes',
  `with outcome as (${OUTCOMES.select})
   update risk.selected s
      set conforms = case when s.conforms is false then false else coalesce(o.conforms, s.conforms) end,
          found_at = coalesce(s.found_at, o.found_at),
          difference = case when o.difference is null then s.difference else coalesce(s.difference, 0) + o.difference end
     from outcome o
    where s.number = o.number`,
);

/** What is found of a declaration comes upon its row, which the same batch may have written. */
async function write(
  client: pg.ClientBase,
  rows: readonly SelectedRow[],
  hits: readonly HitRow[],
  outcomes: readonly OutcomeRow[],
): Promise<void> {
  const once = new Map(hits.map((hit) => [`${hit.rule_id} ${hit.number}`, hit]));
  if (rows.length > 0) await run(client, WRITE_SELECTED, [...ROWS.values(rows), ...HITS.values([...once.values()])]);
  if (outcomes.length > 0) await run(client, WRITE_OUTCOMES, OUTCOMES.values(outcomes));
}
