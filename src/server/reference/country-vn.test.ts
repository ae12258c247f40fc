import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { CLEARANCE_REFUSALS } from '#core/clearance';
import { CODE_LISTS } from '#core/codes';
import { REFUSALS } from '#core/declaration';
import {
  addDays,
  compareDecimals,
  decimal,
  decimalText,
  instant,
  isoWeekday,
  plainDate,
  type PlainDate,
} from '#core/kernel';
import { NAMED_BASES } from '#core/reference';
import {
  allMeasures,
  MEASURE_TYPES,
  standardVat,
  type Measure,
  type RateExpression,
  type TariffLine,
} from '#core/tariff';
import { vietnamPack, vietnamReference, vietnamReferenceKnownAt } from '#tests/support/reference';

const { tariff, codes, rates, calendar } = vietnamReference();
const TODAY = plainDate('2026-11-21');
const NEXT_YEAR = plainDate('2027-01-01');

const lineOf = (code: string, on: PlainDate = TODAY): TariffLine => {
  const line = tariff.lineOn(code, on);
  if (line === undefined) throw new Error(`no line ${code}`);
  return line;
};
const percentOf = (rate: RateExpression | undefined): string | undefined =>
  rate?.kind === 'ad-valorem' ? decimalText(rate.percent) : undefined;

/** The raw table, split by hand, so that the reader under test is not its own witness. */
const printed = readFileSync(new URL('../../../country/vn/tariff/lines.csv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1);
const codesPrinted = printed.map((line) => line.slice(0, 8));

describe('the whole tariff', () => {
  test('all 11,871 lines are there, each under its code', () => {
    expect(codesPrinted).toHaveLength(11_871);
    expect(tariff.lineCount).toBe(11_871);
    for (const code of codesPrinted) expect(lineOf(code).code).toBe(code);
  });

  test('every printed rate is understood, and as many of each kind as the table prints', () => {
    const kinds: Record<string, number> = {};
    const count = (column: string, rate: RateExpression | undefined) => {
      const key = `${column} ${rate?.kind ?? 'unknown'}`;
      kinds[key] = (kinds[key] ?? 0) + 1;
    };
    for (const code of codesPrinted) {
      const line = lineOf(code);
      count('ordinary', line.measures.ordinary?.rate);
      count('mfn', line.measures.mfn?.rate);
      count('ACFTA', line.measures.preferences['ACFTA']?.[0]?.rate);
    }
    expect(kinds).toEqual({
      'ordinary ad-valorem': 11_576,
      'ordinary share-of-mfn': 264,
      'ordinary quota': 31,
      'mfn ad-valorem': 11_576,
      'mfn elsewhere': 264,
      'mfn quota': 31,
      'ACFTA ad-valorem': 11_025,
      'ACFTA alternatives': 34,
      'ACFTA none': 355,
      'ACFTA unknown': 457,
    });
  });

  test('the ordinary rate is half again the MFN rate, or 5 where that is zero, but for lines kept as printed', () => {
    let asPrinted = 0;
    for (const code of codesPrinted) {
      const mfn = lineOf(code).measures.mfn?.rate;
      const ordinary = lineOf(code).measures.ordinary?.rate;
      if (mfn?.kind !== 'ad-valorem' || ordinary?.kind !== 'ad-valorem') continue;
      const rate = new Decimal(decimalText(mfn.percent));
      const expected = rate.isZero() ? new Decimal(5) : rate.times('1.5');
      if (!expected.equals(decimalText(ordinary.percent))) asPrinted += 1;
    }
    // 281 lines print 0/0, and four plastics 5/2.
    expect(asPrinted).toBe(285);
  });

  test('every line outside Chapter 98 has a unit, and every unit stands in the list', () => {
    const without = codesPrinted.filter((code) => lineOf(code).unitCodes.length === 0);
    expect(without.every((code) => code.startsWith('98'))).toBe(true);
    expect(without).toHaveLength(13);
    for (const code of codesPrinted)
      for (const unit of lineOf(code).unitCodes) expect(codes.find('unit', unit, TODAY)).toBeDefined();
  });

  test('every line has a chapter with a name in both languages', () => {
    for (const code of codesPrinted) expect(tariff.chapter(code.slice(0, 2))?.name.vi).toBeTruthy();
    expect(tariff.chapters).toHaveLength(97);
    expect(tariff.chapter('77')).toBeUndefined();
  });

  test('maize for popping is 30 for most, 45 for the rest, and free under Form E but not from China', () => {
    const maize = lineOf('10059010').measures;
    expect([percentOf(maize.mfn?.rate), percentOf(maize.ordinary?.rate)]).toEqual(['30', '45']);
    expect(maize.preferences['ACFTA']?.[0]?.origins.excluded).toEqual(['ID', 'TH', 'CN']);
    expect(maize.preferences['ACFTA']?.[0]?.rate).toMatchObject({
      kind: 'ad-valorem',
      excludedOrigins: ['ID', 'TH', 'CN'],
    });
  });
});

describe('VAT', () => {
  const standardOn = (line: TariffLine) => line.measures.vat.filter(({ conditions }) => conditions.length === 0);

  test('each line outside Chapter 98 has exactly one standard treatment on every day of 2026 and 2027', () => {
    for (const code of codesPrinted) {
      if (code.startsWith('98')) continue;
      for (const on of [plainDate('2026-01-01'), plainDate('2026-12-31'), NEXT_YEAR, plainDate('2027-12-31')]) {
        expect(standardOn(lineOf(code, on))).toHaveLength(1);
      }
    }
  });

  test('a reduced line pays 8 to the end of 2026 and 10 after, an excluded line 10 throughout', () => {
    const rateOn = (code: string, on: PlainDate) => percentOf(standardVat(lineOf(code, on).measures)?.rate);
    expect([rateOn('84713020', plainDate('2026-12-31')), rateOn('84713020', NEXT_YEAR)]).toEqual(['8', '10']);
    expect([rateOn('22030091', plainDate('2026-12-31')), rateOn('22030091', NEXT_YEAR)]).toEqual(['10', '10']);
  });

  test('"not subject" and 5 are choices to be declared, never what applies by itself', () => {
    const choices = lineOf('01022911').measures.vat.filter(({ id }) => id === 'VATNS' || id === 'VAT5');
    expect(choices.map(({ conditions }) => conditions)).toEqual([[{ kind: 'claim' }], [{ kind: 'claim' }]]);
    expect(choices.map(({ rate }) => rate.text)).toEqual(['*', '5']);
  });

  test('lines of Chapter 98 say nothing, since they follow the line of origin', () => {
    const chapter98 = codesPrinted.filter((code) => code.startsWith('98'));
    expect(chapter98.every((code) => lineOf(code).measures.vat.length === 0)).toBe(true);
  });
});

describe('preferences', () => {
  test('a staged rate steps down on its day, and the line says so by its own days', () => {
    const before = lineOf('22042111', plainDate('2026-12-31'));
    const after = lineOf('22042111', NEXT_YEAR);
    const rateOf = ({ measures }: TariffLine) => percentOf(measures.preferences['EVFTA']?.[0]?.rate);
    expect([rateOf(before), rateOf(after)]).toEqual(['6.2', '0']);
    expect([before.validTo, after.validFrom]).toEqual(['2026-12-31', '2027-01-01']);
    expect(before.measures.preferences['EVFTA']?.[0]?.illustrative).toBe(true);
  });

  test('an agreement without data is unknown, and a printed column is never marked as a sample', () => {
    const { preferences } = lineOf('10059010').measures;
    expect(preferences['VKFTA']).toBeUndefined();
    expect(preferences['ACFTA']?.[0]?.illustrative).toBe(false);
  });

  test('no sample rate is dearer than the MFN rate it is to undercut', () => {
    const numberOf = (rate: RateExpression | undefined) =>
      rate?.kind === 'ad-valorem' ? Number(decimalText(rate.percent)) : undefined;
    for (const code of codesPrinted) {
      for (const on of [TODAY, NEXT_YEAR]) {
        const { preferences, mfn } = lineOf(code, on).measures;
        for (const { id, rate, illustrative } of Object.values(preferences).flat()) {
          if (illustrative)
            expect(numberOf(rate) ?? 0, `${code} ${id}`).toBeLessThanOrEqual(numberOf(mfn?.rate) ?? 1000);
        }
      }
    }
  });

  test('agreements are found by the country of origin', () => {
    const of = (origin: string) => tariff.agreementsFor(origin, TODAY).map(({ code }) => code);
    expect(of('CN')).toEqual(['ACFTA', 'RCEP']);
    expect(of('TH')).toContain('ATIGA');
    expect(of('US')).toEqual([]);
    expect(tariff.agreement('ACFTA', TODAY)?.certificateForms).toEqual(['E']);
  });

  test('most countries have MFN treatment, a few have not, unknown ones have not', () => {
    expect(tariff.hasMfn('US', TODAY)).toBe(true);
    expect(tariff.hasMfn('SS', TODAY)).toBe(false);
    expect(tariff.hasMfn('ZZ', TODAY)).toBe(false);
  });
});

describe('excise and environment measures', () => {
  const bounds = [
    '4',
    '5',
    '9',
    '10',
    '15',
    '16',
    '20',
    '23',
    '24',
    '70',
    '100',
    '125',
    '126',
    '1500',
    '1501',
    '2000',
    '2500',
    '3000',
    '4000',
    '5000',
    '6000',
    '6001',
    '24000',
    '24001',
    '90000',
    '90001',
  ];

  const exciseOn = (code: string, on: PlainDate) => tariff.lineOn(code, on)?.measures.excise ?? [];
  const characteristicsOf = ({ conditions }: Measure) =>
    conditions.flatMap((condition) => (condition.kind === 'characteristic' ? [condition] : []));

  function applies(measure: Measure, values: Readonly<Record<string, string>>): boolean {
    return characteristicsOf(measure).every((condition) => {
      const text = values[condition.characteristic] ?? '0';
      if (condition.equals !== undefined) return text === condition.equals;
      const value = decimal(/^\d/.test(text) ? text : '0');
      return (
        (condition.atLeast === undefined || compareDecimals(value, condition.atLeast) >= 0) &&
        (condition.above === undefined || compareDecimals(value, condition.above) > 0) &&
        (condition.atMost === undefined || compareDecimals(value, condition.atMost) <= 0) &&
        (condition.below === undefined || compareDecimals(value, condition.below) < 0)
      );
    });
  }

  test('whatever the goods are like, at most one measure applies to a code on a day', () => {
    const days = [
      plainDate('2026-06-01'),
      plainDate('2027-02-28'),
      plainDate('2027-03-01'),
      plainDate('2028-06-01'),
      plainDate('2031-06-01'),
    ];
    const seen = new Set<string>();
    for (const code of codesPrinted) {
      for (const on of days) {
        const measures = exciseOn(code, on);
        const key = measures.map(({ id }) => id).join(' ') + on;
        if (measures.length < 2 || seen.has(key)) continue;
        seen.add(key);
        const names = [
          ...new Set(
            measures.flatMap((measure) => characteristicsOf(measure).map(({ characteristic }) => characteristic)),
          ),
        ];
        for (const first of bounds) {
          for (const second of names.length > 1 ? bounds : ['']) {
            const values = Object.fromEntries(names.map((name, index) => [name, index === 0 ? first : second]));
            expect(measures.filter((measure) => applies(measure, values)).length).toBeLessThanOrEqual(1);
          }
        }
      }
    }
    expect(seen.size).toBeGreaterThan(5);
  });

  test('beer goes up by steps from 2027', () => {
    const percentOn = (on: string) => exciseOn('22030091', plainDate(on)).map(({ rate }) => rate.text);
    expect(['2026-12-31', '2027-01-01', '2031-01-01', '2040-01-01'].flatMap(percentOn)).toEqual([
      '65',
      '70',
      '90',
      '90',
    ]);
  });

  test('an ambulance is no taxed car', () => {
    expect(exciseOn('87032361', TODAY).length).toBeGreaterThan(0);
    const ambulance = codesPrinted.find(
      (code, index) => code.startsWith('870323') && printed[index]?.includes('ambulance'),
    );
    expect(exciseOn(ambulance ?? '', TODAY)).toEqual([]);
  });

  test('all measures are marked as samples and carry their legal basis', () => {
    const all = codesPrinted.flatMap((code) => {
      const { excise, environment, remedies, exportDuty } = lineOf(code).measures;
      return [...excise, ...environment, ...remedies, ...(exportDuty ? [exportDuty] : [])];
    });
    expect(all.every(({ illustrative, legalBasis }) => illustrative && legalBasis !== '')).toBe(true);
  });

  test('environment amounts stand only on lines that the tariff marks as subject', () => {
    for (const code of codesPrinted) {
      const { measures, subjectToEnvironmentTax } = lineOf(code);
      if (measures.environment.length > 0) expect([code, subjectToEnvironmentTax]).toEqual([code, true]);
      expect(measures.environment.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('measures', () => {
  test('every line has an ordinary and an MFN measure, each of which names its legal act', () => {
    for (const code of codesPrinted) {
      const { ordinary, mfn } = lineOf(code).measures;
      expect([ordinary?.legalBasis, mfn?.legalBasis].every(Boolean), code).toBe(true);
    }
  });

  test('every printed document is a control that names its agency', () => {
    const nameless = codesPrinted.flatMap((code) =>
      lineOf(code).measures.controls.filter(({ agency }) => agency === undefined),
    );
    expect(nameless.map(({ id }) => id)).toEqual([]);
  });

  test('there is a measure of every type but rulings, which are given later', () => {
    const types = new Set(
      codesPrinted.flatMap((code) =>
        tariff.historyOf(code).flatMap(({ measures }) => allMeasures(measures).map(({ type }) => type)),
      ),
    );
    expect(MEASURE_TYPES.filter((type) => !types.has(type))).toEqual(['ruling']);
  });
});

describe('search', () => {
  test('accents are folded, words may stand in any order, results come in code order', () => {
    const found = tariff.search('den BIA', TODAY, 10).map(({ code }) => code);
    expect(found).toContain('22030011');
    expect(found).toEqual(found.toSorted());
  });

  test('figures are a code prefix, with dots and with words', () => {
    expect(tariff.search('8471.30', TODAY, 50).every(({ code }) => code.startsWith('847130'))).toBe(true);
    expect(tariff.search('8703 cứu thương', TODAY, 5).length).toBeGreaterThan(0);
    expect(tariff.search('22030091', TODAY, 5).map(({ code }) => code)).toEqual(['22030091']);
  });

  test('nothing asked finds nothing, and the limit holds', () => {
    expect(tariff.search('  ', TODAY, 5)).toEqual([]);
    expect(tariff.search('khác', TODAY, 7)).toHaveLength(7);
  });
});

describe('codes, rates and days', () => {
  test('every list is filled and every entry has a name in both languages', () => {
    for (const list of CODE_LISTS) {
      const entries = codes.entries(list, TODAY);
      expect(entries.length, list).toBeGreaterThan(0);
      expect(
        entries.every(({ name }) => name.vi !== '' && name.en !== '' && name.vi === name.vi.normalize('NFC')),
      ).toBe(true);
    }
  });

  test('each selection rule of the country belongs to a department that has a name in both languages', () => {
    const { rules } = JSON.parse(
      readFileSync(new URL('../../../country/vn/risk/rules.json', import.meta.url), 'utf8'),
    ) as { readonly rules: readonly { readonly id: string; readonly owner: string }[] };
    expect(rules.filter(({ owner }) => !codes.find('department', owner, TODAY)).map(({ id }) => id)).toEqual([]);
  });

  test('locations, documents and treatments point at codes that exist', () => {
    for (const { attributes } of codes.entries('location', TODAY))
      expect(codes.find('country', attributes['country'] ?? '', TODAY)).toBeDefined();
    for (const { attributes } of codes.entries('duty-regime', TODAY))
      expect(codes.find('tax-type', attributes['tax'] ?? '', TODAY)).toBeDefined();
    for (const { attributes } of codes.entries('document-type', TODAY)) {
      for (const agreement of (attributes['agreement'] ?? '').split(' ').filter(Boolean))
        expect(codes.find('agreement', agreement, TODAY)).toBeDefined();
    }
  });

  test('each certificate form of an agreement is a document that can be declared', () => {
    for (const { attributes } of codes.entries('agreement', TODAY)) {
      for (const form of (attributes['forms'] ?? '').split(' '))
        expect(codes.find('document-type', `CO-${form}`, TODAY), form).toBeDefined();
    }
  });

  test('each treatment that a VAT choice names can be declared', () => {
    for (const code of ['01022911', '22030091', '84713020']) {
      for (const { id } of lineOf(code).measures.vat)
        expect(codes.find('duty-regime', id, TODAY)?.attributes['tax']).toBe('VAT');
    }
  });

  test('every currency of the list of rates has one on each day from 2026 to the end of 2027', () => {
    const quoted = [...new Set(vietnamPack().exchangeRates.map(({ currency }) => currency))];
    expect(quoted.length).toBeGreaterThanOrEqual(20);
    for (let day = plainDate('2026-01-01'); day <= '2027-12-31'; day = addDays(day, 1)) {
      for (const currency of quoted) expect(rates.rateOn(currency, day), `${currency} ${day}`).toBeDefined();
    }
    expect(rates.rateOn('USD', plainDate('2025-12-28'))).toBeUndefined();
  });

  test('a week of rates is known from the Thursday before, or the working day before a holiday', () => {
    for (const { validFrom, knownFrom } of vietnamPack().exchangeRates) {
      expect(isoWeekday(validFrom)).toBe(1);
      const known = plainDate(new Date(Date.parse(knownFrom) + 7 * 3_600_000).toISOString().slice(0, 10));
      expect(known <= addDays(validFrom, -4)).toBe(true);
      expect(validFrom < '2026-01-01' || calendar.isWorkingDay(known)).toBe(true);
    }
  });

  test('Tết 2026 stops the working days, and the Saturday swapped for a Friday is one', () => {
    expect(calendar.addWorkingDays(plainDate('2026-02-13'), 1)).toBe('2026-02-23');
    expect(calendar.isWorkingDay(plainDate('2026-01-02'))).toBe(false);
    expect(calendar.isWorkingDay(plainDate('2026-01-10'))).toBe(true);
  });
});

describe('what was known when', () => {
  test('next week has no rate before its Thursday', () => {
    const wednesday = vietnamReferenceKnownAt(instant('2026-11-18T10:00:00Z'));
    const friday = vietnamReferenceKnownAt(instant('2026-11-20T10:00:00Z'));
    const nextMonday = plainDate('2026-11-23');
    expect(wednesday.rates.rateOn('USD', nextMonday)).toBeUndefined();
    expect(friday.rates.rateOn('USD', nextMonday)).toBeDefined();
    expect(wednesday.version).not.toBe(friday.version);
  });

  test('before the tariff was known there is none', () => {
    expect(vietnamReferenceKnownAt(instant('2025-01-01T00:00:00Z')).tariff.lineCount).toBe(0);
  });
});

describe('the articles', () => {
  const { legalBases } = vietnamReference();
  test('everything that stands in the way of a declaration names the law it rests on, but what no law words', () => {
    const subjects = [...Object.keys(REFUSALS), ...Object.keys(CLEARANCE_REFUSALS), ...NAMED_BASES];
    expect(subjects.filter((subject) => legalBases.basisOn(subject, TODAY) === undefined)).toEqual([
      'DEC-015',
      'TRN-011',
      'TRN-012',
      'TRN-013',
      'DOC-003',
    ]);
  });
  test('an article is told as it is printed, its comma in it', () => {
    expect(legalBases.basisOn('LIF-004', TODAY)).toBe('38/2015/TT-BTC, Điều 18 khoản 6');
    expect(legalBases.basisOn('customs-value', TODAY)).toBe('39/2015/TT-BTC (60/2019/TT-BTC)');
  });
});
