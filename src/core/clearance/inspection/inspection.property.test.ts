import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INSPECTION_HANDLERS, inspectionRef } from '#core/clearance';
import type { Channel, DeclarationNumber, DeclarationState } from '#core/declaration';
import {
  checklistFor,
  inspectionStream,
  INSPECTION_STEPS,
  type DeclaredGoods,
  type InspectionMeans,
  type InspectionState,
  type InspectionStep,
  type ScanVerdict,
} from '#core/inspection';
import { plainDate } from '#core/kernel';
import { ACTORS, clearanceBench, declarationFor } from '#tests/support/clearance';
import { vietnamInspection } from '#tests/support/reference';

const CONTAINERS = ['HDAU1234560', 'HDAU7654323'];
const GOODS: DeclaredGoods = { lines: [1], containers: CONTAINERS, controls: [], documents: [] };
const ITEMS = checklistFor(
  vietnamInspection(),
  { channel: 'red', direction: 'import', typeCode: 'A11' },
  GOODS,
  plainDate('2026-11-21'),
).map(({ id: item }) => ({ item, answer: 'yes', note: '' }));

/** One thing that somebody tries, each well formed in itself: only whether it fits is in question. */
interface Attempt {
  readonly step: InspectionStep;
  readonly means: InspectionMeans;
  readonly verdict: ScanVerdict;
  readonly container: number;
  readonly conforms: boolean;
}
const THE_WAY = [
  'inspection.order',
  'inspection.recordScan',
  'inspection.recordFinding',
  'inspection.conclude',
] as const satisfies readonly InspectionStep[];
const attempt: fc.Arbitrary<Attempt> = fc.record({
  step: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...INSPECTION_STEPS) },
    // The way to a conclusion, so that many get there.
    { weight: 2, arbitrary: fc.constantFrom(...THE_WAY) },
  ),
  means: fc.constantFrom('scanner', 'manual', 'both'),
  verdict: fc.constantFrom('clear', 'suspect', 'unreadable'),
  container: fc.nat(1),
  conforms: fc.boolean(),
});

/** The law in as few words as it can be said in, kept beside the real one: a round, what is left of it, and what is open. */
interface Model {
  round: { means: InspectionMeans; touched: boolean; seen: Map<number, ScanVerdict>; opened: boolean } | null;
  isUnderControl: boolean;
  samplesWaiting: number[];
  samples: number;
  /** What was opened, by number; `begun` when a fine is proposed or an investigation taken in hand. */
  followUps: { id: string; begun: boolean; closed: boolean }[];
}

/** What each step may be taken on. */
const TARGET = {
  'inspection.proposePenalty': ['PP', 'any'],
  'inspection.imposePenalty': ['PP', 'begun'],
  'inspection.dropPenalty': ['PP', 'any'],
  'inspection.takeCase': ['VC', 'new'],
  'inspection.addCaseNote': ['VC', 'begun'],
  'inspection.concludeCase': ['VC', 'begun'],
  'inspection.closeFollowUp': ['RA', 'any'],
} as const;
const TOUCHING: ReadonlySet<InspectionStep> = new Set([
  'inspection.recordScan',
  'inspection.checkContainer',
  'inspection.recordFinding',
  'inspection.takeSample',
]);
type OnFollowUp = keyof typeof TARGET;
const isOnFollowUp = (step: InspectionStep): step is OnFollowUp => step in TARGET;

function targetOf({ followUps }: Model, step: OnFollowUp): Model['followUps'][number] | undefined {
  const [prefix, stage] = TARGET[step];
  return followUps.find(
    ({ id, begun, closed }) => !closed && id.startsWith(prefix) && (stage === 'any' || begun === (stage === 'begun')),
  );
}

function opens(model: Model, prefix: string): void {
  const count = model.followUps.filter(({ id }) => id.startsWith(prefix)).length;
  const id = `${prefix}${String(count + 1).padStart(9, '0')}`;
  model.followUps.push({ id, begun: false, closed: false });
}

function allows(model: Model, { step, container, conforms }: Attempt): boolean {
  if (isOnFollowUp(step)) return targetOf(model, step) !== undefined;
  const { round } = model;
  const byHand = round !== null && (round.means !== 'scanner' || [...round.seen.values()].some((v) => v !== 'clear'));
  switch (step) {
    case 'inspection.checkDocuments':
      return model.isUnderControl;
    case 'inspection.order':
      return model.isUnderControl && round === null;
    case 'inspection.cancel':
      return model.isUnderControl && round !== null && !round.touched;
    case 'inspection.addPhoto':
      return model.isUnderControl && round !== null;
    case 'inspection.recordScan':
      return model.isUnderControl && round !== null && round.means !== 'manual' && container < CONTAINERS.length;
    case 'inspection.checkContainer':
      return model.isUnderControl && round !== null && container < CONTAINERS.length;
    case 'inspection.recordAttendance':
      return model.isUnderControl && round !== null && round.touched;
    case 'inspection.recordFinding':
    case 'inspection.takeSample':
      return model.isUnderControl && byHand;
    case 'inspection.recordLaboratoryResult':
      return model.samplesWaiting.length > 0;
    case 'inspection.conclude':
      return (
        model.isUnderControl &&
        round !== null &&
        round.touched &&
        (round.means === 'manual' || round.seen.size === CONTAINERS.length) &&
        (!byHand || round.opened) &&
        (!conforms || model.samplesWaiting.length === 0)
      );
  }
}

function advance(model: Model, { step, means, verdict, container, conforms }: Attempt): void {
  const { round } = model;
  if (step === 'inspection.order') model.round = { means, touched: false, seen: new Map(), opened: false };
  if (step === 'inspection.recordLaboratoryResult') model.samplesWaiting.shift();
  if (isOnFollowUp(step)) return advanceFollowUp(model, step, container);
  if (round === null) return;
  if (TOUCHING.has(step)) round.touched = true;
  if (step === 'inspection.recordScan') round.seen.set(container, verdict);
  if (step === 'inspection.recordFinding') round.opened = true;
  if (step === 'inspection.takeSample') model.samplesWaiting.push((model.samples += 1));
  if (step === 'inspection.cancel' || step === 'inspection.conclude') model.round = null;
  if (step !== 'inspection.conclude') return;
  if (conforms) model.isUnderControl = false;
  else opens(model, container === 0 ? 'PP' : 'VC');
}

function advanceFollowUp(model: Model, step: OnFollowUp, container: number): void {
  const target = targetOf(model, step);
  if (target === undefined) return;
  if (step === 'inspection.proposePenalty' || step === 'inspection.takeCase') target.begun = true;
  else target.closed = step !== 'inspection.addCaseNote';
  if (step === 'inspection.concludeCase' && container === 0) opens(model, 'RA');
}

function dataOf({ step, means, verdict, container, conforms }: Attempt, model: Model): object {
  switch (step) {
    case 'inspection.checkDocuments':
      return { items: ITEMS };
    case 'inspection.order':
      return {
        order: {
          containers: CONTAINERS,
          packages: '',
          lines: [1],
          extent: { kind: 'full' },
          means,
          place: 'bãi 2',
          plannedAt: '2026-11-21T06:00:00.000Z',
          reasonForTrader: 'kiểm tra',
          instructions: '',
        },
      };
    case 'inspection.cancel':
      return { reason: 'đổi nơi' };
    case 'inspection.addPhoto':
      return { photo: { id: 'a'.repeat(64), name: 'a.png', mediaType: 'image/png', sizeBytes: 1 } };
    case 'inspection.recordScan':
      return { scan: { container: CONTAINERS[container], verdict, images: [], note: '' } };
    case 'inspection.checkContainer':
      return {
        check: { container: CONTAINERS[container], seals: ['S1'], sealState: 'intact', photos: [], note: '' },
      };
    case 'inspection.recordAttendance':
      return {
        attested: { attendance: 'absent', name: '', capacity: '', signature: null, note: 'không đến' },
      };
    case 'inspection.recordFinding':
      return {
        finding: {
          line: 1,
          quantityFound: null,
          unitCode: null,
          originFound: null,
          codeFound: null,
          condition: null,
          photos: [],
          note: 'đã xem',
        },
      };
    case 'inspection.takeSample':
      return { sample: { line: 1, seal: `S${model.samples + 1}`, laboratory: 'LAB-SOUTH', questions: 'gì?' } };
    case 'inspection.recordLaboratoryResult':
      return { result: { sample: model.samplesWaiting[0] ?? 1, answer: 'xong', codeProposed: null } };
    case 'inspection.conclude': {
      const follow = container === 0 ? 'penaltyProposal' : 'case';
      const differs = { line: 1, kind: 'undeclared', declared: '1', found: '2', follow };
      return { conforms, discrepancies: conforms ? [] : [differs], text: 'xong' };
    }
    case 'inspection.proposePenalty':
      return { proposal: { violation: 'UNDECLARED', amountMin: '20000000', amountMax: '30000000', text: 'đề xuất' } };
    case 'inspection.imposePenalty':
      return { amount: '25000000', reason: 'quyết định' };
    case 'inspection.dropPenalty':
      return { reason: 'không phạt' };
    case 'inspection.takeCase':
      return {};
    case 'inspection.addCaseNote':
    case 'inspection.closeFollowUp':
      return { text: 'xong' };
    case 'inspection.concludeCase':
      return { outcome: container === 0 ? 'reassessment' : 'noViolation', text: 'xong' };
  }
}

const BY_LEADERS: ReadonlySet<string> = new Set([
  'inspection.imposePenalty',
  'inspection.dropPenalty',
  'inspection.closeFollowUp',
]);

/** Plays them all; gives how many inspections came to an end. */
function play(channel: Channel, attempts: readonly Attempt[]): number {
  const engine = clearanceBench({ handlers: INSPECTION_HANDLERS, streams: [inspectionStream] });
  const declaration = declarationFor(channel, 'KH-P');
  const lodged = engine.submit({
    type: 'declaration.lodge',
    data: { declaration, register: true },
    actor: ACTORS.trader,
  });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const { number } = lodged.value.answer as { readonly number: DeclarationNumber };
  const model: Model = {
    round: null,
    isUnderControl: channel === 'red',
    samplesWaiting: [],
    samples: 0,
    followUps: [],
  };
  const ended = () => engine.state<DeclarationState>({ type: 'declaration', id: number })?.findings.length ?? 0;
  const officer = { ...ACTORS.inspection, roles: ['documentOfficer', 'inspectionOfficer'] };
  for (const each of attempts) {
    const before = engine.state<InspectionState>(inspectionRef(number));
    const expected = allows(model, each);
    const target = isOnFollowUp(each.step) ? (targetOf(model, each.step)?.id ?? 'PP999999999') : undefined;
    const data = { number, goods: GOODS, ...(target && { followUp: target }), ...dataOf(each, model) };
    const actor = BY_LEADERS.has(each.step) ? ACTORS.leader : officer;
    const result = engine.submit({ type: each.step, data, actor });
    expect(result.ok, `${each.step} after ${JSON.stringify(before?.rounds.at(-1))}`).toBe(expected);
    const after = engine.state<InspectionState>(inspectionRef(number));
    if (result.ok) advance(model, each);
    else {
      expect(result.error.map(({ code }) => code)).toContainEqual(expect.stringMatching(/^INS-\d{3}$/));
      expect(after).toEqual(before);
    }
    // What was written stays written.
    before?.rounds.slice(0, -1).forEach((round, index) => expect(after?.rounds[index]).toEqual(round));
    expect(after?.followUps.map(({ id, closed }) => ({ id, closed: closed !== null })) ?? []).toEqual(
      model.followUps.map(({ id, closed }) => ({ id, closed })),
    );
    expect(ended()).toBe(after?.rounds.filter(({ status }) => status === 'concluded').length ?? 0);
  }
  return ended();
}

describe('random sequences of steps', () => {
  test('a step is taken exactly where the law says it may be; else nothing moves and the refusal says so', () => {
    let ended = 0;
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 20, maxLength: 60, size: 'max' }), (attempts) => {
        ended += play('red', attempts);
      }),
      { numRuns: 120, seed: 20_261_121 },
    );
    // Sequences that never came to an end would have proved little.
    expect(ended).toBeGreaterThan(50);
  });
  test('goods of another channel are never inspected, whatever is tried', () => {
    const steps = attempt.filter(({ step }) => step !== 'inspection.checkDocuments');
    fc.assert(
      fc.property(fc.constantFrom('green', 'yellow'), fc.array(steps, { maxLength: 15 }), (channel, attempts) => {
        play(channel, attempts);
      }),
      { numRuns: 30, seed: 20_261_122 },
    );
  });
});
