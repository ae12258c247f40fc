import type { Assessment } from '#core/assessment';
import { principalOf, type ClearanceReference } from '#core/clearance';
import { DECLARATION_STREAM, type DeclarationEventData } from '#core/declaration';
import { goodsOf } from '#core/feature';
import { PARTY_STREAM, partyRef, type PartyId, type PartyState } from '#core/party';
import type { Selection } from '#core/risk';
import { run } from '#server/platform/database';
import type { EventFacts, HandleEvents, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import { decisionRow } from './decision-row.ts';
import { keepOutcomes } from './keep-outcomes.ts';
import { DECISIONS, GOODS, SQL, type DecisionRow, type GoodsRow } from './learning-sql.ts';
import { isOutcome } from './outcome-of.ts';
import { packedGoods } from './packed-goods.ts';

export const LEARNING_FOLLOWER = 'learning.goods';

/** Nobody waits for what is learned of others: what gathers for half a second is one transaction. */
const GATHER_MS = 500;

type Registered = Extract<DeclarationEventData, { readonly type: 'Registered' }> & {
  readonly assessment: Assessment;
  readonly selection: Selection;
};

/** Written by our own handlers, hashed and chained since: trusted as its type. */
const registeredIn = (data: EventFacts['data']): Registered => data as unknown as Registered;

export const LEARNING_AT_LEISURE = {
  gatherMs: GATHER_MS,
  concerns: (event: EventFacts): boolean => {
    if (event.stream.type === PARTY_STREAM) return true;
    if (event.stream.type !== DECLARATION_STREAM) return false;
    return event.type === 'Registered' ? registeredIn(event.data).head.direction === 'import' : isOutcome(event);
  },
} as const;

export interface LearningFollowing {
  readonly services: Pick<Services, 'engine' | 'reference'>;
  /** Puts a pseudonym for the number of a natural person; other texts stay as they are. */
  readonly hide: (text: string) => string;
}

/** Keeps what was declared, how it was decided on and what came of it, in step with the journal. */
export function followGoods({ services, hide }: LearningFollowing): HandleEvents {
  const importersOf = importersReader(services.engine);
  return async (all, client) => {
    const events = all.filter(({ stream }) => stream.type === DECLARATION_STREAM);
    const registered = events.filter(({ type }) => type === 'Registered');
    const importers = await importersOf(registered, { anew: events.length < all.length });
    const laws = await lawsOf(registered, services.reference);
    const goods: GoodsRow[] = [];
    const decisions: DecisionRow[] = [];
    for (const event of registered) {
      const { head, selection, paper } = registeredIn(event.data);
      const law = laws.get(event.referenceVersion) ?? services.reference.current();
      const importer = importers.get(principalOf(head) ?? '');
      goods.push(goodsRow(event, importer, law, hide));
      // What was decided on paper was decided by nothing that is known here.
      if (paper === undefined) decisions.push(decisionRow(event, head, selection, importer, law));
    }
    if (goods.length > 0) await run(client, SQL.goods, [...GOODS.values(goods), ...DECISIONS.values(decisions)]);
    await keepOutcomes(events, client);
  };
}

function goodsRow(
  event: JournalEvent,
  importer: Importer | undefined,
  { reference }: ClearanceReference,
  hide: LearningFollowing['hide'],
): GoodsRow {
  const { head, declaration, assessment, legalDate } = registeredIn(event.data);
  const goods = goodsOf({
    declaration,
    values: assessment.lines,
    importerSince: importer?.registeredOn,
    reference,
    today: legalDate,
    at: event.at,
  });
  const lines = withoutPersons(goods, hide).map((line, index) => ({
    sequence: declaration.goodsItems[index]?.sequence ?? index,
    goods: line,
  }));
  return {
    number: event.stream.id,
    position: event.position.toString(),
    at: event.at,
    office_id: head.officeId,
    ...packedGoods(lines),
  };
}

/**
 * The lines of one declaration without the number of a natural person; companies are known by theirs. Most goods are of companies, and stay the
 * objects that they are.
 */
export function withoutPersons<Goods extends { readonly importer: string; readonly declarant: string }>(
  goods: readonly Goods[],
  hide: LearningFollowing['hide'],
): readonly Goods[] {
  const [first] = goods;
  if (first === undefined) return goods;
  const [importer, declarant] = [hide(first.importer), hide(first.declarant)];
  const isOfPerson = importer !== first.importer || declarant !== first.declarant;
  return isOfPerson ? goods.map((line) => ({ ...line, importer, declarant })) : goods;
}

/** The law by which each was decided, so that goods come out the same whenever they are followed again. */
async function lawsOf(
  events: readonly JournalEvent[],
  { ofVersion }: Services['reference'],
): Promise<ReadonlyMap<string, ClearanceReference | undefined>> {
  const laws = new Map<string, ClearanceReference | undefined>();
  for (const version of new Set(events.map(({ referenceVersion }) => referenceVersion)))
    laws.set(version, await ofVersion(version));
  return laws;
}

type Importer = Pick<PartyState, 'registeredOn' | 'complianceLevel'>;
const IMPORTERS_MAX = 20_000;

/**
 * Importers by their number as it is declared, as they stand now, which may be ahead. Most declare again and again, and what is asked of them rarely
 * changes: they are kept until something happens to any party.
 */
function importersReader(engine: Services['engine']) {
  const known = new Map<PartyId, Importer>();
  return async (
    registered: readonly JournalEvent[],
    { anew }: { readonly anew: boolean },
  ): Promise<ReadonlyMap<string, Importer>> => {
    if (anew || known.size > IMPORTERS_MAX) known.clear();
    const missing = new Set<PartyId>();
    for (const { data } of registered) {
      const id = principalOf(registeredIn(data).head);
      if (id !== null && !known.has(id)) missing.add(id);
    }
    if (missing.size === 0) return known;
    for (const { state } of (await engine.readStates<PartyState>([...missing].map(partyRef))).values())
      known.set(state.id, { registeredOn: state.registeredOn, complianceLevel: state.complianceLevel });
    return known;
  };
}
