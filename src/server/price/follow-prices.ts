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
import { LINE_ROWS, SQL, type LineRow, type OutlierRow } from './price-sql.ts';

export const PRICE_FOLLOWER = 'price.lines';

/** Nobody waits for prices of others: what gathers for half a second is one transaction. */
const GATHER_MS = 500;

const STANDINGS: ReadonlySet<string> = new Set([
  'Released',
  'Finalised',
  'ReleaseRevoked',
  'ReleaseResumed',
  'Cancelled',
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
  readonly lines: Map<string, readonly LineRow[]>;
  /** Registered in this batch: nothing of them stands yet. */
  readonly fresh: Set<string>;
  readonly standings: Map<string, { readonly released_at: string | null; readonly revoked: boolean }>;
  readonly questions: Map<
    string,
    { readonly sequences: readonly number[] | null; readonly standing: string; readonly position: string }
  >;
  readonly outliers: Map<string, OutlierRow>;
  readonly setAside: { readonly number: string; readonly sequences: readonly number[]; at: string; by: string }[];
}

/** Keeps the prices of lines, what became of them, and which were out of the usual, in step with the journal. */
export const followPrices =
  ({ reference }: Pick<Services, 'reference'>): HandleEvents =>
  async (events, client) => {
    const laws = await lawsOf(events, reference);
    const batch: Batch = {
      lines: new Map(),
      fresh: new Set(),
      standings: new Map(),
      questions: new Map(),
      outliers: new Map(),
      setAside: [],
    };
    for (const event of events) take(event, laws, batch);
    const { lines, fresh, standings, questions, outliers, setAside } = batch;
    const touched = [...new Set([...lines.keys(), ...standings.keys(), ...questions.keys()])];
    if (touched.length + setAside.length === 0) return;
    await run(client, SQL.follow, [
      ...LINE_ROWS.values([...lines.values()].flat()),
      JSON.stringify([...standings].map(([number, standing]) => ({ number, ...standing }))),
      JSON.stringify([...questions].map(([number, question]) => ({ number, ...question }))),
      touched.filter((number) => !fresh.has(number)),
      [...lines.keys()].filter((number) => !fresh.has(number)),
      JSON.stringify([...outliers.values()]),
      JSON.stringify(setAside),
    ]);
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
  const before = batch.standings.get(number) ?? { released_at: null, revoked: false };
  batch.standings.set(
    number,
    event.type === 'Released' || event.type === 'Finalised'
      ? { released_at: event.at, revoked: false }
      : { ...before, revoked: event.type !== 'ReleaseResumed' },
  );
}

function takeVersion(event: JournalEvent, { reference, priceMeasures = [] }: ClearanceReference, batch: Batch): void {
  // Written by our own handlers, hashed and chained since: trusted as their type.
  const data = event.data as unknown as VersionData;
  const { declaration, assessment, legalDate, head, selection } = data;
  const number = event.stream.id;
  const measure = priceMeasureOn(priceMeasures, legalDate);
  const rate = measure && comparisonRate(reference, measure.currency, legalDate);
  if (!isImport(data) || measure === undefined || rate === undefined) return;
  const rows: LineRow[] = [];
  for (const item of declaration.goodsItems) {
    const value = assessment.lines.find(({ sequence }) => sequence === item.sequence)?.value;
    const price = value === undefined ? undefined : lineUnitPrice(item, value, rate, reference, legalDate);
    if (price === undefined || item.commodityCode === undefined) continue;
    const row: LineRow = {
      number,
      sequence: item.sequence,
      unit: price.unit,
      code: item.commodityCode,
      origin: item.origin?.countryCode ?? '',
      registered_on: legalDate,
      log_price: price.logPrice,
      bin: binOf(price.logPrice),
      position: event.position.toString(),
    };
    rows.push(row);
    const score = selection?.prices?.find(({ line }) => line === item.sequence);
    const key = `${number} ${item.sequence}`;
    if (score && !batch.outliers.has(key))
      batch.outliers.set(key, {
        ...outlierRow(row, score, event.at),
        office_id: head?.officeId ?? declaration.declarationOfficeId ?? '',
        settle_by:
          score.score <= -measure.doubtDeviations ? settleBy(legalDate, measure.doubtWorkingDays, reference) : null,
      });
  }
  batch.lines.set(number, rows);
  if (event.type === 'Registered') batch.fresh.add(number);
}

const settleBy = (legalDate: PlainDate, workingDays: number, { calendar }: ClearanceReference['reference']): Instant =>
  lastMinuteOf(calendar.addWorkingDays(legalDate, workingDays), calendar);

const outlierRow = (
  { number, sequence, unit, code, origin, log_price }: LineRow,
  { score, samples }: LineScore,
  at: Instant,
) => ({
  number,
  sequence,
  unit,
  code,
  origin,
  score,
  samples,
  log_price,
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
