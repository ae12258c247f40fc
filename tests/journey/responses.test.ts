import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiClient, type ApiClient } from '#client';
import { DEMO_TRADER } from '#server/access';
import { testClock } from '#core/kernel';
import type { Declaration } from '#core/declaration';
import { conformanceReport, envelopeFrom, readResponse, writeDeclaration, type ResponseMessage } from '#messages/wco';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { startTestProgram, type TestProgram } from '#tests/support/program';

/** What software that lodges WCO XML gets back in WCO XML. */
let program: TestProgram;
let trader: ApiClient;
let officer: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
}, 60_000);
afterAll(() => program.stop());

const importOf = (reference: string, facts: Partial<Declaration> = {}, items = [sampleItem()]): Declaration =>
  sampleImport(items, {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    ...facts,
  });

const send = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${program.url}/api/v1/declarations?register=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${program.key('demo trader')}`,
      'content-type': 'application/xml',
      accept: 'application/xml',
      'accept-language': 'en',
      ...headers,
    },
    body,
  });
const asXml = (declaration: Declaration): string => writeDeclaration(declaration, envelopeFrom('VN'));

function responseIn(xml: string): ResponseMessage {
  const read = readResponse(new TextEncoder().encode(xml));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function responsesOf(number: string, after?: string) {
  const response = await fetch(
    `${program.url}/api/v1/declarations/${number}/responses${after === undefined ? '' : `?after=${after}`}`,
    { headers: { authorization: `Bearer ${program.key('demo trader')}`, 'accept-language': 'en' } },
  );
  expect(response.headers.get('content-type')).toContain('application/xml');
  const xml = await response.text();
  const messages = xml.match(/<md:MetaData[\s\S]*?<\/md:MetaData>/g) ?? [];
  return {
    messages: messages.map((message) => responseIn(message).response),
    files: messages.map((message, index) => ({ path: `${index}.xml`, bytes: new TextEncoder().encode(message) })),
    position: response.headers.get('haidang-position') ?? '',
  };
}

describe('a declaration lodged as XML', () => {
  test('is answered with its number, version and taxes, the same at every repetition', async () => {
    const declaration = importOf('RES-1');
    const lodged = await send(asXml(declaration), { 'idempotency-key': 'RES-1' });
    expect([lodged.status, lodged.headers.get('content-type')]).toEqual([201, 'application/xml; charset=utf-8']);
    const xml = await lodged.text();
    const { response, metaData } = responseIn(xml);
    expect(metaData).toEqual({ wcoDataModelVersionCode: '3.6', wcoTypeName: 'RES', responsibleCountryCode: 'VN' });
    const id = response.declarations?.[0]?.id ?? '';
    expect(response).toMatchObject({
      functionCode: '01',
      issueDateTime: { value: '20261121030000Z', formatCode: '304' },
      contactOfficeId: '02CI',
      statuses: [{ nameCode: 'registered' }],
      declarations: [
        {
          id: expect.stringMatching(/^\d{11}0$/),
          versionId: '0',
          functionalReferenceId: 'RES-1',
          acceptanceDateTime: { value: '20261121030000Z' },
          totalPayableAmount: { amount: '10439200', currency: 'VND' },
          paymentReferenceId: expect.stringMatching(/^HD/),
          goodsItems: [
            {
              sequence: 1,
              customsValueAmount: { amount: '130490000', currency: 'VND' },
              dutyTaxFees: [
                { typeCode: 'CUD', taxRate: '0', payment: { paymentAmount: { amount: '0', currency: 'VND' } } },
                {
                  typeCode: 'VAT',
                  taxRate: '8',
                  adValoremTaxBaseAmount: { amount: '130490000', currency: 'VND' },
                  payment: { taxAssessedAmount: { amount: '10439200' }, paymentAmount: { amount: '10439200' } },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(response)).not.toMatch(/"(?:green|yellow|red)"/);
    await trader.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number: id } } });
    expect(await (await send(asXml(declaration), { 'idempotency-key': 'RES-1' })).text()).toBe(xml);
  });

  test('is answered in JSON where that is asked for, or nothing is', async () => {
    const lodged = await send(asXml(importOf('RES-JSON')), { accept: '*/*' });
    expect(lodged.headers.get('content-type')).toContain('application/json');
    const refused = await send(asXml(importOf('RES-JSON-2', { typeCode: 'Z99' })), { accept: 'application/json' });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });

  test('and refused is told every reason, with its code and its place in the message', async () => {
    const items = [sampleItem(), sampleItem({ sequence: 2, commodityCode: '99999999', origin: { countryCode: 'XX' } })];
    const refused = await send(asXml(importOf('RES-2', {}, items)));
    expect([refused.status, refused.headers.get('content-type')]).toEqual([422, 'application/xml; charset=utf-8']);
    const { response } = responseIn(await refused.text());
    expect(response).toMatchObject({ functionCode: '03', declarations: [{ functionalReferenceId: 'RES-2' }] });
    const line = [
      { documentSectionCode: '42A' },
      { documentSectionCode: '67A' },
      { documentSectionCode: '68A', sequence: 2 },
    ];
    const pointers = response.errors?.map((error) => error.pointers);
    expect(pointers).toContainEqual([
      ...line,
      { documentSectionCode: '23A' },
      { documentSectionCode: '21A', tagId: '145' },
    ]);
    expect(pointers).toContainEqual([...line, { documentSectionCode: '92A', sequence: 1, tagId: '063' }]);
    for (const { validationCode, description, qualifiers } of response.errors ?? []) {
      expect(validationCode).toMatch(/^[A-Z]{2,3}-\d{3}$/);
      expect(description?.length).toBeGreaterThan(10);
      expect(qualifiers?.['description']?.languageId).toBe('en');
    }
  });

  test('that is no declaration at all is refused in the same form', async () => {
    const refused = await send('<a>');
    expect(refused.status).toBe(422);
    expect(responseIn(await refused.text()).response.errors).toMatchObject([{ validationCode: 'XML-001' }]);
  });

  test('without a right to lodge is a problem, as for everybody', async () => {
    const refused = await send(asXml(importOf('RES-3')), { authorization: '' });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      401,
      expect.stringContaining('application/problem+json'),
    ]);
  });
});

describe('the list of responses', () => {
  test('tells the whole life of a declaration, each fact of it readable again, and only what is new when asked', async () => {
    const poultry = sampleItem({
      commodityCode: '02071200',
      description: 'Thịt gà đông lạnh nguyên con',
      origin: { countryCode: 'US' },
      tariffQuantity: { value: '1000', unitCode: 'KGM' },
      grossMass: { value: '1100', unitCode: 'KGM' },
      netMass: { value: '1000', unitCode: 'KGM' },
      itemChargeAmount: { amount: '2000', currency: 'USD' },
      unitPriceAmount: { amount: '2', currency: 'USD' },
    });
    const declaration = importOf('LIFE-1', {}, [poultry]);
    const lodged = responseIn(await (await send(asXml(declaration))).text());
    const number = lodged.response.declarations?.[0]?.id ?? '';
    const before = await responsesOf(number);
    const decide = (body: object) =>
      officer.POST('/api/v1/cases/{number}/decisions', { params: { path: { number } }, body: body as never });
    await decide({
      action: 'requestDocuments',
      reason: 'Thiếu chứng từ',
      documents: [{ typeCode: 'INV', note: 'Bản đọc được' }],
    });
    const after = await responsesOf(number, before.position);
    expect(after.messages).toMatchObject([
      {
        functionCode: '06',
        statuses: [{ nameCode: 'awaitingDocuments' }],
        additionalInformations: [{ statementCode: 'INV', statementDescription: 'Bản đọc được' }],
      },
    ]);
    expect(JSON.stringify(after.messages)).not.toContain('Thiếu chứng từ');
    await decide({ action: 'instructAmendment', kind: 'amend', text: 'Sửa số kiện.', lines: [1] });
    const { data: read } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    const amended = await trader.POST('/api/v1/declarations/{number}/amendments', {
      params: { path: { number }, query: { version: 0, reasonCode: '6', reason: 'Sửa số kiện', confirm: true } },
      body: { ...declaration, totalPackageQuantity: 12 } as never,
    });
    expect([read?.summary.status, amended.error]).toEqual(['amendmentInstructed', undefined]);
    const all = await responsesOf(number);
    expect(all.messages.map(({ functionCode, statuses }) => `${functionCode} ${statuses?.[0]?.nameCode}`)).toEqual([
      '01 registered',
      '05 underDocumentCheck',
      '06 awaitingDocuments',
      '06 amendmentInstructed',
      '07 amended',
    ]);
    expect(all.messages.at(-1)).toMatchObject({
      amendments: [{ changeReasonCode: '6', pointers: [{ documentSectionCode: '42A', tagId: '146' }] }],
      declarations: [{ versionId: '1', id: `${number.slice(0, 11)}1` }],
    });
    const ids = all.messages.map(({ functionalReferenceId }) => functionalReferenceId);
    expect(new Set(ids).size).toBe(ids.length);
    const { responses } = conformanceReport(all.files);
    expect(responses).toMatchObject({ messages: 5, parsed: 5, lossless: 5, asideFacts: 0, repaired: [] });
  });

  test('is for those who may read the declaration', async () => {
    const { response } = responseIn(await (await send(asXml(importOf('LIFE-2')))).text());
    const number = response.declarations?.[0]?.id ?? '';
    const address = `${program.url}/api/v1/declarations/${number}/responses`;
    expect((await fetch(address)).status).toBe(401);
    const { cookie } = await signIn(program.url, 'other.trader');
    expect((await fetch(address, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })).status).toBe(404);
  });
});
