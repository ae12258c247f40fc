import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiClient, type ApiClient, type Schemas } from '#client';
import { declarationOf } from '#core/invoice';
import { DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';

let program: TestProgram;
let trader: ApiClient;
let stranger: ApiClient;
let officer: ApiClient;
beforeAll(async () => {
  program = await startTestProgram();
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  stranger = clientOf(program.url, await signIn(program.url, 'other.trader'));
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
}, 60_000);
afterAll(() => program.stop());

const sample = sampleItem();
const content: Schemas['RegisteredInvoice']['content'] = {
  number: 'EX-2026-901',
  issueDate: '2026-01-05',
  seller: { name: 'Example Exporter Co., Ltd.', address: null, countryCode: 'CN' },
  buyer: { name: 'Hải Âu Tưởng Tượng', address: null, countryCode: 'VN' },
  incotermCode: 'CIF',
  incotermPlace: null,
  currencyCode: 'USD',
  paymentTermsCode: 'TTR',
  totalAmount: '50000',
  freightAmount: null,
  insuranceAmount: null,
  lines: [
    {
      description: sample.description ?? '',
      commodityCode: sample.commodityCode ?? null,
      originCountryCode: 'CN',
      quantity: '100',
      unitCode: 'PCE',
      unitPrice: '500',
      amount: '50000',
    },
  ],
};
const show = (client: ApiClient, id: string) => client.GET('/api/v1/invoices/{id}', { params: { path: { id } } });
const correct = (client: ApiClient, id: string, version: number) =>
  client.PUT('/api/v1/invoices/{id}', {
    params: { path: { id } },
    body: { version, content: { ...content, number: 'EX-2026-902' } },
  });
const codes = (answer: { readonly error?: unknown }) =>
  (answer.error as Schemas['Problem'] | undefined)?.errors?.map(({ code }) => code);

test('an invoice is registered, corrected, declared from and then held to', async () => {
  const registered = await trader.POST('/api/v1/invoices', {
    body: { ownerId: DEMO_TRADER, direction: 'import', content },
  });
  expect(registered.data).toMatchObject({ version: 0 });
  const id = registered.data?.id ?? '';
  expect((await correct(trader, id, 0)).data).toEqual({ id, version: 1 });
  await expect
    .poll(async () => (await trader.GET('/api/v1/invoices')).data?.items)
    .toMatchObject([{ id, number: 'EX-2026-902', totalAmount: '50000', lineCount: 1, declaration: null }]);
  expect((await stranger.GET('/api/v1/invoices')).data?.items).toEqual([]);
  expect((await show(stranger, id)).response.status).toBe(404);
  expect((await correct(stranger, id, 1)).response.status).toBe(404);
  expect((await show(officer, id)).data).toMatchObject({ id, correctable: false });
  const { data: invoice } = await show(trader, id);
  if (invoice === undefined) throw new Error('it was registered');
  expect(invoice.correctable).toBe(true);

  const own = sampleImport([sample], { functionalReferenceId: 'INVOICED-1' });
  const taken = declarationOf({ ...invoice, id });
  const goodsItems = taken.goodsItems.map((item) => ({ ...sample, ...item }));
  const declaration = { ...own, ...taken, goodsItems };
  const dearer = { ...declaration, invoiceAmount: { amount: '50001', currency: 'USD' } };
  const checked = await trader.POST('/api/v1/checks', { body: dearer as never });
  expect(checked.data?.refusals.map(({ code }) => code)).toContain('INV-025');
  const lodge = (body: unknown) =>
    trader.POST('/api/v1/declarations', { params: { query: { register: true } }, body: body as never });
  expect(codes(await lodge(dearer))).toEqual(['INV-025']);
  const lodged = await lodge(declaration);
  expect(codes(lodged)).toBeUndefined();
  const number = lodged.data?.number;
  expect((await show(trader, id)).data).toMatchObject({ declaration: number, correctable: false });
  expect(codes(await correct(trader, id, 1))).toEqual(['INV-011']);
  expect(codes(await lodge({ ...declaration, functionalReferenceId: 'INVOICED-2' }))).toContain('INV-021');
});

test('what is wrong with an invoice is said where it is', async () => {
  const wrong = { ...content, incotermCode: 'XYZ', totalAmount: '1' };
  const answer = await trader.POST('/api/v1/invoices', {
    body: { ownerId: DEMO_TRADER, direction: 'import', content: wrong },
  });
  expect(answer.response.status).toBe(422);
  const { errors } = answer.error as Schemas['Problem'];
  expect(errors?.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['INV-003', '/content/incotermCode'],
    ['INV-007', '/content/totalAmount'],
  ]);
});
