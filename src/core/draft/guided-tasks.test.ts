import {
  answerText,
  ASKED_PEOPLE,
  declarationOfDraft,
  EMPTY_DRAFT,
  applyChange,
  contentOf,
  GUIDED_QUESTIONS,
  guidedTasks,
  nodeAt,
  openMatters,
  operationsFor,
  questionAt,
  questionsFor,
  setAsidePlace,
  type DraftNode,
  type GuidedDirection,
  type GuidedQuestion,
} from '#core/draft';
import type { Refusal } from '#core/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const WAYS: readonly GuidedDirection[] = ['import', 'export'];
const stamp = { at: '2026-11-20T03:00:00.000Z', userId: 'u', name: 'Lan Tưởng Tượng' };

/** The draft after its places were written one by one, as forms and grids write them. */
function written(places: readonly (readonly [pointer: string, value: DraftNode])[], begin: DraftNode = {}): DraftNode {
  let made = 0;
  const document = [['', begin] as const, ...places].reduce((before, [pointer, value], revision) => {
    const operations = operationsFor(before, pointer, value, () => `m${(made += 1)}`);
    const change = { id: `c${revision}`, device: 'd', baseRevision: before.revision, operations };
    return applyChange(before, { ...change, ...stamp, revision: before.revision + 1 });
  }, EMPTY_DRAFT);
  return contentOf(document);
}

const refusal = (pointer: string, code = 'X-001'): Refusal => {
  const text = { vi: 'x', en: 'x' };
  return { pointer, code, severity: 'error', label: text, message: text, fix: text };
};

/** One filled place for each that is needed, of the draft and of each of its lines. */
const answersOf = (direction: GuidedDirection, lines: number): readonly (readonly [string, string])[] =>
  questionsFor(direction)
    .filter(({ isOptional }) => !isOptional)
    .flatMap(({ of, at }) =>
      of === 'draft'
        ? at.map((place) => [place, 'x'] as const)
        : Array.from({ length: lines }, (_, line) =>
            at.map((place) => [`/goodsItems/${line}${place}`, 'x'] as const),
          ).flat(),
    );

const stateOf = (content: DraftNode, refusals: readonly Refusal[] = [], direction: GuidedDirection = 'import') =>
  Object.fromEntries(guidedTasks({ content, refusals, direction }).map(({ task, state }) => [task, state]));

const way = fc.constantFrom(...WAYS);

describe('the guided way', () => {
  test('begins with nothing, and what is only missing is no problem', () => {
    const missing = questionsFor('import').flatMap(({ of, at }) =>
      at.map((place) => refusal(of === 'line' ? `/goodsItems/0${place}` : place)),
    );
    expect(stateOf(undefined, missing)).toEqual({
      parties: 'notBegun',
      transport: 'notBegun',
      goods: 'notBegun',
      documents: 'notBegun',
      tax: 'notBegun',
      sign: 'notBegun',
    });
  });

  test('is done in whatever order its questions are answered, and can be signed then', () => {
    fc.assert(
      fc.property(
        way.chain((direction) =>
          fc.integer({ min: 1, max: 3 }).chain((lines) =>
            fc.record({
              direction: fc.constant(direction),
              answers: fc.shuffledSubarray([...answersOf(direction, lines)], {
                minLength: answersOf(direction, lines).length,
              }),
            }),
          ),
        ),
        ({ direction, answers }) => {
          const states = stateOf(written(answers), [], direction);
          expect(Object.values(states).slice(0, -1)).toEqual(['done', 'done', 'done', 'done', 'done']);
          expect(states['sign']).toBe('ready');
        },
      ),
      { numRuns: 40 },
    );
  });

  test('counts no more answers than questions, and each answer but once', () => {
    fc.assert(
      fc.property(
        way.chain((direction) =>
          fc.record({
            direction: fc.constant(direction),
            answers: fc.subarray([...answersOf(direction, 2)]),
          }),
        ),
        ({ direction, answers }) => {
          const content = written(answers);
          const standing = guidedTasks({ content, refusals: [], direction });
          const needed = questionsFor(direction).filter(({ isOptional }) => !isOptional);
          const lines = nodeAt(content, '/goodsItems');
          const count = Array.isArray(lines) ? lines.length : 1;
          const subjects = needed.flatMap((question) =>
            question.of === 'draft' ? [''] : Array.from({ length: count }, (_, line) => `/goodsItems/${line}`),
          );
          expect(standing.reduce((sum, { asked }) => sum + asked, 0)).toBe(subjects.length);
          for (const { asked, answered, state } of standing) {
            expect(answered).toBeLessThanOrEqual(asked);
            if (state === 'done') expect(answered).toBe(asked);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('lays every refusal at one step and no other', () => {
    const places = GUIDED_QUESTIONS.flatMap(({ of, at }) =>
      at.map((place) => (of === 'line' ? `/goodsItems/0${place}` : place)),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...places, '/warehouse', '/goodsItems/0/volume', '/agent/id', '/goodsItems'), {
          maxLength: 6,
        }),
        way,
        (pointers, direction) => {
          // All is written, so that nothing is only missing.
          const content = written([
            ...answersOf(direction, 1),
            ...GUIDED_QUESTIONS.filter(({ of }) => of === 'draft').flatMap(({ at }) =>
              at.map((place) => [place, 'x'] as const),
            ),
            ['/goodsItems/0/netMass/value', '1'],
            ['/goodsItems/0/dutyTaxFees/0/dutyRegimeCode', 'x'],
            ['/goodsItems/0/additionalDocuments/0/id', 'x'],
          ]);
          const refusals = pointers.map((pointer, index) => refusal(pointer, `X-${index}`));
          const told = guidedTasks({ content, refusals, direction }).flatMap(({ problems }) => problems);
          expect(told.map(({ code }) => code).toSorted()).toEqual(refusals.map(({ code }) => code).toSorted());
        },
      ),
      { numRuns: 60 },
    );
  });

  test('tells what stands there and cannot stay, with its count; a warning or what follows from another is none', () => {
    const content = written([['/importer/id', '12']]);
    const refusals = [
      refusal('/importer/id', 'PTY-003'),
      { ...refusal('/importer/id', 'W-001'), severity: 'warning' as const },
      { ...refusal('/importer/id', 'F-001'), causedBy: 'PTY-003' },
    ];
    const [parties] = guidedTasks({ content, refusals, direction: 'import' });
    expect(parties?.state).toBe('needsAttention');
    expect(parties?.problems.map(({ code }) => code)).toEqual(['PTY-003']);
  });

  test('a refusal names its question, be it at the value, inside it or around it', () => {
    const named = (pointer: string) => questionAt(pointer, 'import');
    expect(named('/goodsItems/3/tariffQuantity')).toMatchObject({ question: { id: 'amount' }, line: 3 });
    expect(named('/goodsItems/3/commodityCode')).toMatchObject({ question: { id: 'code' }, line: 3 });
    expect(named('/consignment/transportContractDocuments')?.question.id).toBe('bill');
    expect(named('/invoiceAmount')?.question.id).toBe('invoiceTotal');
    expect(named('/goodsItems/0/dutyTaxFees/0/exemptionCode')?.question.id).toBe('rate');
    expect(named('/warehouse/id')).toBeUndefined();
  });
});

const asidePlaces = (question: GuidedQuestion): readonly [string, DraftNode][] => [
  [setAsidePlace(question.id, question.of === 'line' ? 0 : undefined), { asks: 'broker', note: 'Chưa rõ', was: '' }],
];

describe('a question that is set aside', () => {
  test.each(GUIDED_QUESTIONS)('is told until it is answered, wherever the answer is written: $id', (question) => {
    const base = question.of === 'line' ? '/goodsItems/0' : '';
    const aside = written(asidePlaces(question));
    expect(openMatters(aside)).toEqual([
      { question: question.id, asks: 'broker', note: 'Chưa rõ', ...(question.of === 'line' && { line: 0 }) },
    ]);
    const [place = ''] = question.at;
    expect(openMatters(written([...asidePlaces(question), [`${base}${place}`, 'x']]))).toEqual([]);
  });

  test('with an answer one is not sure of, it stays until there is another answer, or somebody says that it is right', () => {
    const code = { commodityCode: '84713020' };
    const was = answerText({ at: ['/commodityCode'] }, code);
    const note = [setAsidePlace('code', 0), { asks: 'colleague', note: '', was }] as const;
    const guessed = written([['/goodsItems/0', code], note]);
    expect(openMatters(guessed)).toHaveLength(1);
    expect(openMatters(written([['/goodsItems/0', code], note, ['/goodsItems/0/commodityCode', '84713090']]))).toEqual(
      [],
    );
    expect(openMatters(written([['/goodsItems/0', code], note, [setAsidePlace('code', 0), undefined]]))).toEqual([]);
  });

  test('leaves its step set aside, and the last step too, once all else is answered', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionsFor('import')), (question) => {
        const base = question.of === 'line' ? '/goodsItems/0' : '';
        const own = new Set(question.at.map((place) => base + place));
        const content = written([
          ...answersOf('import', 1).filter(([place]) => !own.has(place)),
          ...asidePlaces(question),
        ]);
        const missing = question.at.map((place) => refusal(base + place));
        const standing = guidedTasks({ content, refusals: missing, direction: 'import' });
        const sign = standing.find(({ task }) => task === 'sign');
        expect(sign?.state).toBe('setAside');
        expect(sign?.matters.map((matter) => matter.question)).toEqual([question.id]);
        if (question.task !== 'sign')
          expect(standing.find(({ task }) => task === question.task)?.state).toBe('setAside');
        for (const { task, state } of standing)
          if (task !== question.task && task !== 'sign') expect(state).toBe('done');
      }),
    );
  });

  test('is never declared: the declaration is the same with any of them and with none', () => {
    const matter = fc.record({
      question: fc.constantFrom(...GUIDED_QUESTIONS),
      asks: fc.constantFrom(...ASKED_PEOPLE),
      note: fc.string({ maxLength: 12 }),
      line: fc.integer({ min: 0, max: 1 }),
    });
    const answers = answersOf('import', 2);
    fc.assert(
      fc.property(fc.array(matter, { maxLength: 8 }), fc.subarray([...answers]), (matters, kept) => {
        const lines: DraftNode = { goodsItems: [{}, {}] };
        const without = written(kept, lines);
        const beside = matters.map(({ question, asks, note, line }) => {
          const place = setAsidePlace(question.id, question.of === 'line' ? line : undefined);
          return [place, { asks, note, was: '' }] as const;
        });
        expect(declarationOfDraft(written([...kept, ...beside], lines))).toEqual(declarationOfDraft(without));
      }),
      { numRuns: 60 },
    );
  });
});
