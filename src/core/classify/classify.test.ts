import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish, plainDate } from '#core/kernel';
import { vietnamPack, vietnamReference } from '#tests/support/reference';
import { buildClassifier, evaluate, learnedFrom, questionBelow, teachingWords, type Example } from './index.ts';

const TODAY = plainDate('2026-11-21');
const { classifier, tariff } = vietnamReference();
const { lines, headings, chapters, synonyms } = vietnamPack().tariff;
const source = { lines, headings, chapters, synonyms };

const headingOf = (text: string) => classifier.rank(text, { limit: 1 }).headings[0]?.code;
const lineOf = (text: string) => classifier.rank(text, { limit: 1 }).lines[0]?.code;

describe('goods are found', () => {
  test.each([
    ['bia đen', '2203'],
    ['bia den', '2203'],
    ['máy tính xách tay', '8471'],
    ['may tinh xach tay', '8471'],
    ['may tinh xach tay'.toUpperCase(), '8471'],
    ['laptops', '8471'],
    ['latop computer', '8471'],
    ['máy bơm nước ly tâm', '8413'],
    ['centrifugal water pumps', '8413'],
    ['phân urê', '3102'],
    ['Portland cement', '2523'],
    ['xe hơi', '8703'],
    ['smartphone', '8517'],
    ['thanh long ruột đỏ', '0810'],
  ])('%s stands in %s', (text, heading) => {
    expect(headingOf(text)).toBe(heading);
  });

  test('accents tell words apart where they are written: gold is no wine, and a crab is not "of"', () => {
    expect(lineOf('rượu vang')?.slice(0, 2)).toBe('22');
    expect(headingOf('vàng thỏi chưa gia công')).toBe('7108');
    expect(headingOf('cua biển sống')).toBe('0306');
  });

  test('decomposed letters, cases and marks change nothing', () => {
    const plain = classifier.rank('Nước mắm, chai 500 ml', { limit: 10 });
    expect(
      classifier.rank('NƯỚC MẮM – chai 500 ml'.normalize('NFD'), { limit: 10 }).lines.map(({ code }) => code),
    ).toEqual(plain.lines.map(({ code }) => code));
  });

  test('measures choose the line: an engine of 1,496 cc is neither below 1,000 nor above 1,500', () => {
    const name = tariff.lineOn(lineOf('ô tô sedan xăng 1496cc') ?? '', TODAY)?.name.vi;
    expect(name).toContain('1.000–1.500cc');
  });

  test('a machine is not its parts, unless parts are asked for', () => {
    expect(tariff.lineOn(lineOf('máy bơm ly tâm') ?? '', TODAY)?.name.vi).not.toContain('Bộ phận');
    expect(tariff.lineOn(lineOf('bộ phận của máy bơm ly tâm') ?? '', TODAY)?.name.vi).toContain('Bộ phận');
  });

  test('words that nothing is called find nothing, and neither does nothing', () => {
    for (const text of ['', '   ', '!!!', 'zzzzzz qqqqqq'])
      expect(classifier.rank(text, { limit: 5 })).toEqual({ headings: [], lines: [] });
  });

  test('within a prefix, on a day, and no more than asked for', () => {
    const { lines: found } = classifier.rank('ô tô chạy điện', {
      limit: 3,
      within: '870380',
      accepts: (code) => code !== '87038097',
    });
    expect(found).toHaveLength(3);
    expect(found.every(({ code }) => code.startsWith('870380') && code !== '87038097')).toBe(true);
  });

  test('the words that speak for a line are told, and the shares of headings make one', () => {
    const { headings: ranked, lines: found } = classifier.rank('bia đen đóng lon', { limit: 5 });
    expect(found[0]?.matched).toEqual(expect.arrayContaining(['bia', 'đen']));
    const sum = ranked.reduce((total, { share }) => total + share, 0);
    expect(sum).toBeGreaterThan(0.8);
    expect(sum).toBeLessThanOrEqual(1 + 1e-9);
  });
});

describe('ranking', () => {
  const words = lines.slice(0, 4_000).flatMap(({ name }) => name.vi.split(' '));
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((chosen) => chosen.join(' ')),
  );

  test('never throws, gives real codes once each, highest first, and the same again', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('', '84', '8703', '2203'), (text, within) => {
        const first = classifier.rank(text, { limit: 20, within });
        expect(classifier.rank(text, { limit: 20, within })).toEqual(first);
        const codes = first.lines.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes.every((code) => tariff.codes.includes(code) && code.startsWith(within))).toBe(true);
        const scores = first.lines.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  test('does not hang on the order in which names were read, nor on when the index was built', () => {
    const reversed = buildClassifier({ ...source, lines: lines.toReversed(), headings: headings.toReversed() });
    const stepwise = buildClassifier(source);
    finish(stepwise.warming());
    for (const text of ['máy bơm nước', 'steel bolts', 'áo thun nam', 'sữa bột', 'latop']) {
      const codes = classifier.rank(text, { limit: 10 }).lines.map(({ code }) => code);
      expect(reversed.rank(text, { limit: 10 }).lines.map(({ code }) => code)).toEqual(codes);
      expect(stepwise.rank(text, { limit: 10 }).lines.map(({ code }) => code)).toEqual(codes);
    }
  });

  test('of texts in nobody’s official words, nine in ten find their heading first, and all but a few among five', () => {
    const file = new URL('../../../tests/data/classify/descriptions.csv', import.meta.url);
    const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
    const examples = rows.map((row): Example => {
      const cut = row.lastIndexOf(',');
      return { text: row.slice(0, cut), code: row.slice(cut + 1) };
    });
    expect(examples.length).toBeGreaterThan(150);
    expect(examples.filter(({ code }) => !tariff.codes.includes(code))).toEqual([]);
    const { accuracy } = evaluate(classifier, examples);
    expect(accuracy[1]).toMatchObject({ digits: 4 });
    expect(accuracy[1]?.top1).toBeGreaterThan(0.85);
    expect(accuracy[1]?.top5).toBeGreaterThan(0.97);
    expect(accuracy[3]?.top10).toBeGreaterThan(0.85);
  });
});

describe('a description and a code', () => {
  test('that go together fit; that speak of other goods do not, and it is said of which', () => {
    expect(classifier.descriptionFits('Máy tính xách tay 14 inch', '84713020').fit).toBeGreaterThan(0.9);
    const mismatch = classifier.descriptionFits('Máy tính xách tay 14 inch', '31021000');
    expect(mismatch.fit).toBeLessThan(0.1);
    expect(mismatch.expectedHeadings[0]).toBe('8471');
  });

  test('of which too little is said are left alone', () => {
    for (const text of ['', 'hàng mới 100%', 'zzzz', 'ABC-123'])
      expect(classifier.descriptionFits(text, '84713020').fit).toBe(1);
    expect(classifier.descriptionFits('máy tính xách tay', '00000000').fit).toBe(1);
  });

  test('always give a number from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...tariff.codes), (text, code) => {
        const { fit } = classifier.descriptionFits(text, code);
        expect(fit >= 0 && fit <= 1).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what was learned', () => {
  test('leads to a heading once two traders said so, and not before', () => {
    const word = 'qwxzv';
    const by = (traders: number) => learnedFrom([{ word, heading: '6601', traders }]);
    expect(classifier.rank(word, { limit: 1, learned: by(1) }).lines).toEqual([]);
    expect(classifier.rank(word, { limit: 1, learned: by(2) }).lines[0]?.heading).toBe('6601');
  });

  test('is capped: a thousand traders say no more than eight', () => {
    const by = (traders: number) => learnedFrom([{ word: 'x', heading: '6601', traders }]).evidence('x');
    expect(by(1000)).toEqual(by(8));
  });

  test('is only what the goods are called: no figures, makes or asides', () => {
    expect(teachingWords('Máy bơm nước 200 dùng cho ao tôm hiệu Mẫu, mới 100%')).toEqual(['may', 'bom', 'nuoc']);
  });
});

describe('questions', () => {
  const named = tariff.codes.map((code) => ({
    code,
    name: lines.find((line) => line.code === code)?.name ?? { vi: '', en: '' },
  }));

  test('lead from every heading to every one of its lines, each by one way only', () => {
    const reached = new Set<string>();
    const follow = (code: string): void => {
      const { choices } = questionBelow(code, byHeading.get(code.slice(0, 4)) ?? []);
      expect(choices.reduce((sum, choice) => sum + choice.lines, 0)).toBeGreaterThan(0);
      for (const choice of choices) {
        if (choice.code.length === 8) {
          expect(reached.has(choice.code)).toBe(false);
          reached.add(choice.code);
        } else follow(choice.code);
      }
    };
    const byHeading = Map.groupBy(named, ({ code }) => code.slice(0, 4));
    for (const heading of byHeading.keys()) follow(heading);
    expect(reached.size).toBe(tariff.codes.length);
  });

  test('name each group, and tell it apart by words no other has', () => {
    const { choices } = questionBelow('8703', named);
    expect(choices.length).toBeGreaterThan(5);
    for (const { name } of choices) expect(name.vi && name.en).toBeTruthy();
    const telling = choices.flatMap((choice) => choice.telling.vi);
    expect(new Set(telling).size).toBe(telling.length);
  });
});
