import {
  answered,
  answerOf,
  EMPTY_FIELD_RECORD,
  fieldSteps,
  inspectionRefusal,
  leftOver,
  nextOf,
  outboxOf,
  outboxStanding,
  photosIn,
  type FieldRecord,
  type OutboxEntry,
} from '#core/inspection';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const [A, B, SIGNATURE] = ['a', 'b', 's'].map((letter) => letter.repeat(64)) as [string, string, string];
const finding = (photos: readonly string[]) => ({
  line: 1,
  quantityFound: null,
  unitCode: null,
  originFound: null,
  codeFound: null,
  condition: null,
  photos,
  note: 'đã xem',
});
const RECORD: FieldRecord = {
  checks: [{ item: 'PACKING', answer: 'yes', note: '' }],
  containers: [{ container: 'HDAU1234560', seals: ['NP-1'], sealState: 'intact', photos: [A], note: '' }],
  findings: [finding([A, B]), finding([])],
  attended: { attendance: 'signed', name: 'Người Thử', capacity: '', signature: SIGNATURE, note: '' },
  conclusion: 'Đúng như khai',
};

/** Keys as a device would make them, and how many it made. */
function keys(prefix = 'k') {
  let made = 0;
  return { next: () => `${prefix}${(made += 1)}`, count: () => made };
}

describe('a record of the field', () => {
  test('becomes its steps in the order of the work, each picture once and before what names it', () => {
    expect(fieldSteps(RECORD).map((step) => (step.step === 'addPhoto' ? step.photo[0] : step.step))).toEqual([
      'checkDocuments',
      'a',
      'checkContainer',
      'b',
      'recordFinding',
      'recordFinding',
      's',
      'recordAttendance',
      'conclude',
    ]);
    expect(photosIn(RECORD)).toEqual(new Set([A, B, SIGNATURE]));
  });

  test('says nothing of what was not written', () => {
    expect(fieldSteps(EMPTY_FIELD_RECORD)).toEqual([]);
    expect(photosIn(EMPTY_FIELD_RECORD).size).toBe(0);
  });
});

describe('the outbox', () => {
  const outbox = () => outboxOf(fieldSteps(RECORD), keys().next);

  test('gives each step a key of its own, once', () => {
    expect(new Set(outbox().map(({ key }) => key)).size).toBe(fieldSteps(RECORD).length);
  });

  test('stops at what was refused, and keeps it with the reason', () => {
    const refusals = [inspectionRefusal('INS-028')];
    const after = answered(answered(outbox(), 'k1', { kind: 'taken' }), 'k2', { kind: 'refused', refusals });
    expect(nextOf(after)).toBeUndefined();
    expect(outboxStanding(after)).toBe('refused');
    expect(after.map(({ standing }) => standing).slice(0, 3)).toEqual(['taken', 'refused', 'waiting']);
    expect(after[1]?.refusals).toEqual(refusals);
  });

  test('gives back what the server did not take, and which pictures it has', () => {
    const cut = outbox().map((entry, index): OutboxEntry => ({ ...entry, standing: index < 5 ? 'taken' : 'waiting' }));
    const { record, told } = leftOver(RECORD, cut);
    expect(told).toEqual([A, B]);
    expect(record).toEqual({ ...RECORD, checks: [], containers: [], findings: RECORD.findings.slice(1) });
    expect(fieldSteps(record, told).map(({ step }) => step)).toEqual([
      'recordFinding',
      'addPhoto',
      'recordAttendance',
      'conclude',
    ]);
  });

  test('takes an answer that says nothing of the step as none', () => {
    for (const status of [0, 408, 429, 500, 503]) expect(answerOf(status, undefined)).toEqual({ kind: 'later' });
    expect(answerOf(401, undefined)).toEqual({ kind: 'stranger' });
    const before = outbox();
    expect(answered(before, 'k1', answerOf(503, undefined))).toBe(before);
  });

  test('takes a key that the server knows as a step that it took', () => {
    expect(answerOf(409, undefined)).toEqual({ kind: 'taken' });
    expect(answerOf(409, [inspectionRefusal('INS-028')]).kind).toBe('refused');
    expect(answerOf(422, []).kind).toBe('refused');
  });

  test('comes to its end with each step taken once and in order, wherever a cut falls: before the server, behind it, or between its answer and the note of it', () => {
    const cut = fc.constantFrom('none', 'before', 'behind', 'unnoted');
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 40 }), (cuts) => {
        const taken: string[] = [];
        const known = new Set<string>();
        let kept: readonly OutboxEntry[] = outbox();
        // When the cuts are over, all that is left goes through.
        for (const kind of [...cuts, ...kept.map(() => 'none' as const)]) {
          const next = nextOf(kept);
          if (next === undefined) break;
          if (kind !== 'before' && !known.has(next.key)) {
            known.add(next.key);
            taken.push(next.key);
          }
          // The device goes down before it has noted the answer, or never got one: what it kept is as it was.
          if (kind === 'none') kept = answered(kept, next.key, { kind: 'taken' });
        }
        expect(outboxStanding(kept)).toBe('done');
        expect(taken).toEqual(kept.map(({ key }) => key));
      }),
    );
  });
});
