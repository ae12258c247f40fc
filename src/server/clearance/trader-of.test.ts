import { traderOf } from './trader-of.ts';
import type { ClearanceReference } from '#core/clearance';
import {
  DECLARATION_STREAM,
  declarationStream,
  type DeclarationState,
  type DeclarationStatus,
} from '#core/declaration';
import type { Actor, Json } from '#core/kernel';
import { compileRules, readRuleSet } from '#core/risk';
import { declarationView, documentIn, type DeclarationRecord } from '#server/declaration';
import type { JournalEvent } from '#server/platform/engine';
import { ACTORS, TRADER_ID } from '#tests/support/clearance';
import { vietnamCompliance, vietnamDeadlines, vietnamInspection, vietnamReference } from '#tests/support/reference';
import { lifeOfEverything, type StreamEvent } from '#tests/corpus/life-of-everything';
import { expect, test } from 'vitest';

/** Put into everything that is the office's own, so that wherever it turns up it is found. */
const MARK = 'KEPT-FOR-THE-OFFICE';

/** What an officer writes for the office alone; all other words of a decision are written to the trader. */
const INTERNAL_REASONS: ReadonlySet<string> = new Set([
  'CaseAssigned',
  'ControlAccepted',
  'ControlledAnew',
  'DocumentsRequested',
  'Rechannelled',
  'RefundOrdered',
  'ReliefGivenBack',
]);

const country = ((): ClearanceReference => {
  const policy = { randomShare: 0, randomRedShare: 0, randomInspection: 'partial', relief: [], legalBasis: '-' };
  const set = readRuleSet(JSON.stringify({ version: 'TEST', policy, rules: [] }), 'rules.json');
  const rules = set.ok ? compileRules(set.value) : set;
  if (!rules.ok) throw new Error(JSON.stringify(rules.error));
  const [reference, deadlines, inspection] = [vietnamReference(), vietnamDeadlines(), vietnamInspection()];
  return { reference, rules: rules.value, deadlines, inspection, compliance: vietnamCompliance() };
})();

/** Every declaration that ever was, as it stood after each thing that happened to it. */
function* everyStanding(): Generator<DeclarationRecord> {
  const own = lifeOfEverything().filter(({ stream }) => stream.type === DECLARATION_STREAM);
  for (const stream of Map.groupBy(own, ({ stream: { id } }) => id).values()) {
    let state: DeclarationState | undefined;
    const events: JournalEvent[] = [];
    for (const event of stream.map(marked)) {
      state = declarationStream.evolve(state, event);
      events.push(event);
      yield { state, revision: events.length, events: [...events], ...documentIn(events, state) };
    }
  }
}

function marked(event: StreamEvent): JournalEvent {
  const isOffice = event.actor.organisationId === 'CUSTOMS';
  const actor = isOffice ? { ...event.actor, userId: `${MARK}-${event.actor.userId}` } : event.actor;
  const data = markedData(event.type, event.data as Readonly<Record<string, Json>>);
  return { ...event, referenceVersion: 'test', actor, data } as unknown as JournalEvent;
}

function markedData(type: string, data: Readonly<Record<string, Json>>): object {
  const kept = Object.entries(data).map(([name, value]) => [name, markedMember(type, name, value)] as const);
  return Object.fromEntries(kept);
}

function markedMember(type: string, name: string, value: Json): unknown {
  if (name === 'selection') return { ...(value as object), because: MARK };
  if (typeof value !== 'string') return value;
  const isOffice = name === 'officerId' || name === 'decidedBy' || (name === 'reason' && INTERNAL_REASONS.has(type));
  return isOffice ? `${MARK} ${value}` : value;
}

const viewOf = (record: DeclarationRecord, actor: Actor): string =>
  JSON.stringify(declarationView(record, actor, country, country, 'T', '2026-12-01T00:00:00.000Z' as never));

test('whatever happened to it, the trader’s view holds nothing that is kept for the office', () => {
  const seen = new Set<DeclarationStatus>();
  let withheld = 0;
  for (const record of everyStanding()) {
    const view = viewOf(record, traderOf(record.state.head));
    expect(view).not.toContain(MARK);
    seen.add(record.state.status);
    if (viewOf(record, ACTORS.leader).includes(MARK)) withheld += 1;
  }
  // The marks are there to be found: an officer reads them.
  expect(withheld).toBeGreaterThan(20);
  expect(seen.size).toBeGreaterThan(12);
});

test('the reader is the importer of an import and the exporter of an export, and nobody’s person', () => {
  const heads = [...everyStanding()].map(({ state }) => state.head);
  const readerOf = (direction: string) => heads.filter((head) => head.direction === direction).map(traderOf);
  const [imports, exports] = [readerOf('import'), readerOf('export')];
  expect(new Set(imports.map(({ organisationId }) => organisationId))).toEqual(new Set([TRADER_ID]));
  expect(new Set(exports.map(({ organisationId }) => organisationId))).toEqual(new Set([TRADER_ID]));
  expect(imports[0]).toMatchObject({ userId: '', roles: ['trader'], offices: [], delegations: [] });
});
