import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkOrigin } from '#core/origin';
import { plainDate } from '#core/kernel';
import { vietnamFiles, vietnamPack, vietnamReference } from '#tests/support/reference';
import { compileCountry } from './load-country.ts';

const DAY = plainDate('2026-11-21');
const { tariff, codes, origin } = vietnamReference();
const agreements = codes.entries('agreement', DAY);

/** The commodity codes of the worked declarations. */
const examples = path.resolve(import.meta.dirname, '../../../examples');
const exampleCodes = new Set(
  readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const text = readFileSync(path.join(examples, entry.name, 'declaration.json'), 'utf8');
      return [...text.matchAll(/"commodityCode": "(\d{8})"/g)].map(([, code]) => code ?? '');
    }),
);

describe('the origin data of country/vn', () => {
  test('every agreement has its terms, with the certificates that a declaration may name', () => {
    expect(agreements.length).toBeGreaterThan(15);
    for (const { code, attributes } of agreements) {
      const terms = origin.termsOn(code, DAY);
      expect(
        terms?.forms.map((form) => form.code),
        code,
      ).toEqual((attributes['forms'] ?? '').split(' '));
      expect(terms?.legalBasis, code).not.toBe('');
    }
  });

  test('ATIGA, RCEP, EVFTA and UKVFTA have a rule for every commodity code of the worked declarations', () => {
    expect(exampleCodes.size).toBeGreaterThan(20);
    for (const code of exampleCodes)
      for (const agreement of ['ATIGA', 'RCEP', 'EVFTA', 'UKVFTA'])
        expect(origin.ruleFor(agreement, code, DAY)?.options.length, `${agreement} ${code}`).toBeGreaterThan(0);
  });

  test('every rule is told as a sample, names its act, and can be held against goods of its heading', () => {
    const { rules } = vietnamPack().origin;
    expect(rules.length).toBeGreaterThan(40);
    for (const { id, agreements: parties, codePrefixes, illustrative, legalBasis } of rules) {
      expect([illustrative, legalBasis === ''], id).toEqual([true, false]);
      for (const agreement of parties)
        for (const prefix of codePrefixes) {
          const code = prefix === '*' ? '84713020' : tariff.search(prefix, DAY, 1)[0]?.code;
          const terms = origin.termsOn(agreement, DAY);
          const rule = origin.ruleFor(agreement, code ?? '', DAY);
          if (terms === undefined || code === undefined || rule === undefined) throw new Error(`${id} ${prefix}`);
          const finding = checkOrigin({ terms, rule, parties: [] }, { code, originCountry: 'XX' }, [], {});
          expect(finding.explanation.label.vi.normalize('NFC'), id).toBe(finding.explanation.label.vi);
        }
    }
  });

  test('the certificate may follow within a year, and within two in trade with the EU and the United Kingdom', () => {
    const months = agreements.map(({ code }) => [code, origin.termsOn(code, DAY)?.lateClaim?.months]);
    expect(months.filter(([, count]) => count !== 12)).toEqual([
      ['EVFTA', 24],
      ['UKVFTA', 24],
    ]);
  });
});

describe('origin data that is not understood stops the start, with its place', () => {
  const broken = (file: string, from: string, to: string) => {
    const files = vietnamFiles();
    const text = files.texts[file] ?? '';
    expect(text).toContain(from);
    const loaded = compileCountry({ ...files, texts: { ...files.texts, [file]: text.replace(from, to) } });
    return loaded.ok ? [] : loaded.error.map((problem) => `${problem.file}:${problem.line} ${problem.message}`);
  };
  const rules = 'origin/rules.json';

  test.each([
    ['a requirement of no known kind', '"kind": "wholly-obtained"', '"kind": "wholly-bought"'],
    ['a threshold that is no number', '"atLeast": "40"', '"atLeast": "about 40"'],
    ['a heading that the tariff has not', '"codePrefixes": ["0901"]', '"codePrefixes": ["0999"]'],
    ['an agreement that is not one', '"agreements": ["RCEP"]', '"agreements": ["NAFTA"]'],
    ['a process without a name', '"process": "distillation"', '"process": "magic"'],
    ['a group of codes that the file has not', '"except": ["@fabrics"]', '"except": ["@feathers"]'],
    ['a day that is none', '"id": "ATIGA-GENERAL",', '"id": "ATIGA-GENERAL", "validFrom": "2026-02-30",'],
  ])('%s', (_what, from, to) => {
    const [problem, ...more] = broken(rules, from, to);
    expect(problem).toMatch(/^origin\/rules\.json:\d+ /);
    expect(more.length).toBeLessThan(3);
  });

  test('terms of an agreement that is not one, or with a partner that is no country', () => {
    const file = 'origin/agreements.json';
    expect(broken(file, '"agreement": "VNCU"', '"agreement": "NAFTA"')[0]).toMatch(/^origin\/agreements\.json:\d+ /);
    expect(broken(file, '"partners": ["KR"]', '"partners": ["XQ"]')[0]).toContain('XQ');
    expect(broken(file, '"months": 24', '"months": 0')[0]).toMatch(/lateClaim/);
  });
});
