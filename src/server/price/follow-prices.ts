import type { Assessment } from '#core/assessment';
import type { ClearanceReference } from '#core/clearance';
import { lastMinuteOf } from '#core/deadline';
import { DECLARATION_STREAM, type DeclarationEventData, type DeclarationHead } from '#core/declaration';
import type { Instant, PlainDate } from '#core/kernel';
import {
  binOf,
  comparisonRate,
  lineUnitPrice,
  PRICE_DOUBT_STREAM,
  priceMeasureOn,
  type DoubtSetAside,
  type LineScore,
} from '#core/price';
import { CONSULTATION_STREAM, type ConsultationEventData } from '#core/valuation';
import { run } from '#server/platform/database';
import type { EventFacts, HandleEvents, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import { PRICE_ROWS, SQL, STANDING_ROWS, type OutlierRow, type PriceRow } from './price-sql.ts';

export const PRICE_FOLLOWER = 'price.lines';

/** Nobody waits for prices of others: what gathers for half a second is one transaction. */
const GATHER_MS = 500;

/** What releases a declaration for good, and what takes that back. */
const STANDINGS: ReadonlyMap<string, boolean> = new Map([
  ['Released', true],
  ['Finalised', true],
  ['ReleaseResumed', true],
  ['ReleaseRevoked', false],
  ['Cancelled', false],
]);

type Version = Extract<DeclarationEventData, { readonly type: 'Registered' | 'Amended' }>;
/** A version as both kinds of event hold it; where it was lodged only the first says. */
type VersionData = Pick<Version, 'declaration' | 'legalDate'> & {
  readonly assessment: Assessment;
  readonly head?: DeclarationHead;
  readonly selection?: { readonly prices?: readonly LineScore[] };
};

const isVersion = (type: string): boolean => type === 'Registered' || type === 'Amended';

export const AT_LEISURE = {
  gatherMs: GATHER_MS,
  concerns: ({ stream, type, data }: EventFacts): boolean => {
    if (stream.type === DECLARATION_STREAM)
      return isVersion(type) ? isImport(data as unknown as VersionData) : STANDINGS.has(type);
    if (stream.type === CONSULTATION_STREAM) return type === 'ConsultationOpened' || type === 'ConsultationConcluded';
    return stream.type === PRICE_DOUBT_STREAM;
  },
} as const;

const isImport = ({ assessment }: VersionData): boolean => assessment.direction === 'import';

/** What a batch says of each declaration, the last word of it. */
interface Batch {
  /** Absent where no price of a declaration can be compared any more. */
  readonly prices: Map<string, PriceRow | undefined>;
  /** Registered in this batch: nothing of them stands yet. */
  readonly fresh: Set<string>;
  /** Whether they are released. */
  readonly standings: Map<string, boolean>;
  readonly questions: Map<
    string,
    { readonly sequences: readonly number[] | null; readonly standing: string; readonly position: string }
  >;
  readonly outliers: Map<string, Omit<OutlierRow, 'is_released'>>;
  readonly setAside: { readonly number: string; readonly sequences: readonly number[]; at: string; by: string }[];
}

/** Keeps the prices of lines, what became of them, and which were out of the usual, in step with the journal. */
export const followPrices =
  ({ reference }: Pick<Services, 'reference'>): HandleEvents =>
  async (events, client) => {
    const laws = await lawsOf(events, reference);
    const batch: Batch = {
      prices: new Map(),
      fresh: new Set(),
      standings: new Map(),
      questions: new Map(),
      outliers: new Map(),
      setAside: [],
    };
    for (const event of events) take(event, laws, batch);
    const { prices, fresh, standings, questions, outliers, setAside } = batch;
    const touched = [...new Set([...prices.keys(), ...standings.keys(), ...questions.keys()])];
    if (touched.length > 0)
      await run(client, SQL.follow, [
        ...PRICE_ROWS.values([...prices.values()].filter((row) => row !== undefined)),
        ...STANDING_ROWS.values([...standings].map(([number, is_released]) => ({ number, is_released }))),
        JSON.stringify([...questions].map(([number, question]) => ({ number, ...question }))),
        touched.filter((number) => !fresh.has(number)),
        [...prices.keys()].filter((number) => !fresh.has(number)),
        JSON.stringify(
          [...outliers.values()].map((row) => ({ ...row, is_released: standings.get(row.number) ?? false })),
        ),
      ]);
    if (setAside.length > 0) await run(client, SQL.setAside, [JSON.stringify(setAside)]);
  };

/** The law by which each was decided, so that prices come out the same whenever they are followed again. */
async function lawsOf(
  events: readonly JournalEvent[],
  { current, ofVersion }: Services['reference'],
): Promise<(event: JournalEvent) => ClearanceReference> {
  const versions = new Set(events.filter(({ type }) => isVersion(type)).map((event) => event.referenceVersion));
  const laws = new Map<string, ClearanceReference | undefined>();
  for (const version of versions) laws.set(version, await ofVersion(version));
  return ({ referenceVersion }) => laws.get(referenceVersion) ?? current();
}

function take(event: JournalEvent, lawOf: (event: JournalEvent) => ClearanceReference, batch: Batch): void {
  const number = event.stream.id;
  if (event.stream.type === CONSULTATION_STREAM) return takeQuestion(event, batch);
  if (event.stream.type === PRICE_DOUBT_STREAM) return takeSetAside(event, batch);
  if (isVersion(event.type)) return takeVersion(event, lawOf(event), batch);
  const isReleased = STANDINGS.get(event.type);
  if (isReleased !== undefined) batch.standings.set(number, isReleased);
}

function takeVersion(event: JournalEvent, { reference, priceMeasures = [] }: ClearanceReference, batch: Batch): void {
  // Written by our own handlers, hashed and chained since: trusted as their type.
  const data = event.data as unknown as VersionData;
  const { declaration, assessment, legalDate, head, selection } = data;
  const number = event.stream.id;
  const measure = priceMeasureOn(priceMeasures, legalDate);
  const rate = measure && comparisonRate(reference, measure.currency, legalDate);
  if (!isImport(data) || measure === undefined || rate === undefined) return;
  const lines: PricedLine[] = [];
  for (const item of declaration.goodsItems) {
    const value = assessment.lines.find(({ sequence }) => sequence === item.sequence)?.value;
    const price = value === undefined ? undefined : lineUnitPrice(item, value, rate, reference, legalDate);
    if (price === undefined || item.commodityCode === undefined) continue;
    const line: PricedLine = {
      sequence: item.sequence,
      unit: price.unit,
      code: item.commodityCode,
      origin: item.origin?.countryCode ?? '',
      log_price: price.logPrice,
    };
    lines.push(line);
    const score = selection?.prices?.find((one) => one.line === item.sequence);
    if (score === undefined) continue;
    const key = `${number} ${item.sequence}`;
    if (!batch.outliers.has(key))
      batch.outliers.set(key, {
        ...outlierRow(number, line, score, event.at),
        office_id: head?.officeId ?? declaration.declarationOfficeId ?? '',
        settle_by:
          score.score <= -measure.doubtDeviations ? settleBy(legalDate, measure.doubtWorkingDays, reference) : null,
      });
  }
  batch.prices.set(number, lines.length === 0 ? undefined : priceRow(number, legalDate, event.position, lines));
  if (event.type === 'Registered') batch.fresh.add(number);
}

interface PricedLine {
  readonly sequence: number;
  readonly unit: string;
  readonly code: string;
  readonly origin: string;
  readonly log_price: number;
}

function priceRow(number: string, registeredOn: PlainDate, position: bigint, lines: readonly PricedLine[]): PriceRow {
  const [sequences, units, codes, origins]: [string[], string[], string[], string[]] = [[], [], [], []];
  const [logPrices, bins]: [string[], string[]] = [[], []];
  for (const { sequence, unit, code, origin, log_price: logPrice } of lines) {
    sequences.push(String(sequence));
    units.push(unit);
    codes.push(code);
    origins.push(origin);
    logPrices.push(String(logPrice));
    bins.push(String(binOf(logPrice)));
  }
  return {
    number,
    registered_on: registeredOn,
    position: position.toString(),
    sequences,
    units,
    codes,
    origins,
    log_prices: logPrices,
    bins,
  };
}

const settleBy = (legalDate: PlainDate, workingDays: number, { calendar }: ClearanceReference['reference']): Instant =>
  lastMinuteOf(calendar.addWorkingDays(legalDate, workingDays), calendar);

const outlierRow = (number: string, line: PricedLine, { score, samples }: LineScore, at: Instant) => ({
  number,
  ...line,
  score,
  samples,
  raised_at: at,
  set_aside_at: null,
  set_aside_by: null,
});

function takeQuestion({ stream, type, data, position }: JournalEvent, { questions }: Batch): void {
  const event = { type, ...(data as object) } as unknown as ConsultationEventData;
  const sequences =
    event.type === 'ConsultationOpened' ? event.sequences : (questions.get(stream.id)?.sequences ?? null);
  const standing = event.type === 'ConsultationConcluded' ? event.outcome : 'open';
  questions.set(stream.id, { sequences, standing, position: position.toString() });
}

function takeSetAside({ data, at, actor }: JournalEvent, { outliers, setAside }: Batch): void {
  const { number, sequences } = data as unknown as DoubtSetAside;
  setAside.push({ number, sequences, at, by: actor.userId });
  for (const sequence of sequences) {
    const key = `${number} ${sequence}`;
    const raised = outliers.get(key);
    if (raised) outliers.set(key, { ...raised, set_aside_at: at, set_aside_by: actor.userId });
  }
}
