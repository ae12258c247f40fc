import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiClient, type ApiClient } from '#client';
import { testClock } from '#core/kernel';
import { startTestProgram, type TestProgram } from '#tests/support/program';

/** What anybody may ask about origin, without an account. */
let program: TestProgram;
let visitor: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  visitor = apiClient({ baseUrl: program.url });
}, 60_000);
afterAll(() => program.stop());

const rates = (code: string, origin: string, on?: string) =>
  visitor.GET('/api/v1/origin/rates', { params: { query: { code, origin, ...(on !== undefined && { on }) } } });

describe('the rates open to an origin', () => {
  test('come with the lowest first, each with its rule, form and deadline', async () => {
    const { data } = await rates('87032363', 'DE');
    expect(data?.rates.map(({ treatment, percent }) => [treatment, percent])).toEqual([
      ['EVFTA', '28'],
      ['MFN', '50'],
      ['ORDINARY', '75'],
    ]);
    const [best] = data?.rates ?? [];
    expect(best?.rule?.symbols.en).toBe('MaxNOM 45 %');
    expect(best?.forms.map(({ code }) => code)).toEqual(['EUR1', 'OD']);
    expect(best?.lateClaim?.deadline).toBe('2028-11-21');
    expect(best?.cumulation?.parties).toContain('VN');
    expect(best?.illustrative).toBe(true);
  });

  test('follow the day: what steps down next year is lower then', async () => {
    const { data } = await rates('87032363', 'DE', '2027-06-01');
    expect(data?.rates[0]?.percent).toBe('21');
  });

  test('say why an agreement is closed: the rate leaves this origin out', async () => {
    const { data } = await rates('10059010', 'CN');
    const closed = data?.rates.find(({ treatment }) => treatment === 'ACFTA');
    expect(closed).toMatchObject({ rate: '0 (-ID, TH, CN)', percent: null, bar: 'origin-excluded' });
  });

  test('are refused, with the place, for a code or a country that is not one', async () => {
    const [code, country] = [await rates('99999999', 'DE'), await rates('87032363', 'XX')];
    expect([code.response.status, code.error]).toMatchObject([422, { errors: [{ code: 'HS-002', pointer: '/code' }] }]);
    expect(country.error).toMatchObject({ errors: [{ code: 'ORG-001', pointer: '/origin' }] });
    expect((await rates('87', 'DE')).response.status).toBe(422);
  });
});

describe('a check of origin', () => {
  const laptop = {
    agreement: 'ATIGA',
    commodityCode: '84713020',
    originCountryCode: 'TH',
    onlyMinimalWork: false,
    materials: [
      { commodityCode: '84717020', value: '350' },
      { commodityCode: '85249100', value: '210.5', originCountryCode: 'MY', originating: true },
    ],
  };

  test('works the value content out and gives a verdict with its steps', async () => {
    // Foreign: the drives, 350.  (1000 − 350) ÷ 1000 = 65 %.
    const { data } = await visitor.POST('/api/v1/origin/checks', { body: { ...laptop, costs: { fob: '1000' } } });
    expect(data?.verdict).toBe('originating');
    expect(data?.contents).toEqual([{ method: 'build-down', percent: '65', calculation: '(1000 − 350) ÷ 1000 × 100' }]);
    expect(data?.materials.map(({ status }) => status)).toEqual(['not-proven', 'originating']);
    expect(data?.explanation.label.en).toContain('Rule of origin of ATIGA for 84713020');
  });

  test('says what would decide it', async () => {
    const body = { ...laptop, agreement: 'RCEP', materials: [{ commodityCode: '84713090', value: '350' }] };
    const { data } = await visitor.POST('/api/v1/origin/checks', { body });
    expect(data?.verdict).toBe('undetermined');
    expect(data?.missing.map(({ fact }) => fact)).toEqual(['fob']);
  });

  test('stays open where no rule is held, and works the figures out all the same', async () => {
    const body = { ...laptop, agreement: 'CPTPP', originCountryCode: 'JP', costs: { fob: '1000' } };
    const { data } = await visitor.POST('/api/v1/origin/checks', { body });
    expect([data?.verdict, data?.rule, data?.missing[0]?.fact]).toEqual(['undetermined', null, 'rule']);
    expect(data?.contents[0]?.percent).toBe('65');
  });

  test('is refused for a party that is none, an agreement that is none, and a question that is not understood', async () => {
    const check = async (changes: object) => {
      const { error, response } = await visitor.POST('/api/v1/origin/checks', { body: { ...laptop, ...changes } });
      return [response.status, error?.errors?.map(({ code, pointer }) => `${code} ${pointer}`)];
    };
    expect(await check({ originCountryCode: 'DE' })).toEqual([422, ['ORG-004 /originCountryCode']]);
    expect(await check({ agreement: 'NAFTA', commodityCode: '99999999' })).toEqual([
      422,
      ['HS-002 /commodityCode', 'ORG-005 /agreement'],
    ]);
    const material = { commodityCode: '8471', value: '1' };
    expect((await check({ materials: Array.from({ length: 201 }, () => material) }))[0]).toBe(422);
    expect((await check({ materials: [{ ...material, value: '-1' }] }))[0]).toBe(422);
  });
});

describe('a certificate that follows later', () => {
  const late = (body: object) =>
    visitor.POST('/api/v1/origin/late-certificates', {
      body: {
        commodityCode: '33049930',
        originCountryCode: 'KR',
        value: { amount: '10000', currency: 'USD' },
        ...body,
      },
    });

  test('is worth the difference in duty and in the VAT on it, and may follow within a year', async () => {
    const { data } = await late({ tariffTreatment: 'VKFTA' });
    const [duty, vat] = data?.taxes ?? [];
    // MFN 18 % against 0 %; VAT at 8 % on the duty that falls away.
    expect([duty?.taxType, vat?.taxType]).toEqual(['CUD', 'VAT']);
    expect(duty?.withCertificate).toBe('0');
    expect(Number(vat?.difference) / Number(duty?.difference)).toBeCloseTo(0.08, 6);
    expect(data?.total).toBe(String(Number(duty?.difference) + Number(vat?.difference)));
    expect([data?.deadline, data?.guarantee]).toEqual(['2027-11-21', true]);
  });

  test('has no amount while something stands in the way of an assessment, and says what', async () => {
    const { data } = await late({ tariffTreatment: 'RCEP', commodityCode: '87032363' });
    expect(data?.total).toBeNull();
    expect(data?.refusals.length).toBeGreaterThan(0);
  });

  test('names an agreement', async () => {
    expect((await late({})).error).toMatchObject({ errors: [{ code: 'ORG-005', pointer: '/tariffTreatment' }] });
  });
});
