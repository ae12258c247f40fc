import { apiClient, type ApiClient, type Schemas } from '#client';
import { testClock } from '#core/kernel';
import { DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { transportOf } from '#tests/support/transport';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

type Who = (typeof PEOPLE)[number];
const PEOPLE = [
  'trader',
  'other.trader',
  'broker',
  'documents',
  'inspection',
  'leader',
  'north',
  'administrator',
  'bank',
  'warehouse',
] as const;

let program: TestProgram;
let clients: ReadonlyMap<Who, ApiClient>;
const of = (who: Who): ApiClient => {
  const client = clients.get(who);
  if (!client) throw new Error(`${who} is not signed in`);
  return client;
};

/** What each of two traders has: the same words in all of it, and numbers of its own. */
interface Holding {
  readonly declaration: string;
  readonly draft: string;
  readonly invoice: string;
  readonly transport: string;
  readonly list: string;
}
let held: Holding;
let others: Holding;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  clients = new Map(
    await Promise.all(PEOPLE.map(async (who) => [who, clientOf(program.url, await signIn(program.url, who))] as const)),
  );
  held = await fill('trader', DEMO_TRADER, 'SRCHA');
  others = await fill('other.trader', DEMO_OTHER_TRADER, 'SRCHB');
  await letter();
  const { position } = await program.services.engine.readHead();
  await program.services.engine.waitFor(position, 20_000);
}, 120_000);
afterAll(() => program.stop());

function must<T>({ data, error }: { readonly data?: T | undefined; readonly error?: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

async function fill(who: Who, id: string, sign: string): Promise<Holding> {
  const client = of(who);
  const declaration = sampleImport([sampleItem({ description: 'Nhẫn vàng đính đá' })], {
    functionalReferenceId: `${sign}-REF`,
    importer: { id, name: 'Hải Âu Tưởng Tượng' },
    invoice: { id: `${sign}-INV`, typeCode: 'A', issueDate: '2026-01-05' },
    consignment: {
      arrivalDate: '2026-01-10',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `${sign}BILL` }],
      transportEquipments: [{ id: sign === 'SRCHA' ? 'HDAU1234560' : 'HDAU7654323' }],
    },
  });
  const lodged = must(
    await client.POST('/api/v1/declarations', {
      params: { query: { register: false } },
      body: declaration as never,
    }),
  );
  const draft = must(
    await client.POST('/api/v1/drafts', { body: { id: randomUUID(), name: `${sign} nháp vàng` } as never }),
  );
  const invoice = must(
    await client.POST('/api/v1/invoices', {
      body: { ownerId: id, direction: 'import', content: invoiceOf(sign) } as never,
    }),
  );
  const transport = must(
    await client.POST('/api/v1/transports', {
      body: { principalId: id, content: transportOf({ means: { code: '31', identity: `${sign} vàng` } }) as never },
    }),
  );
  const list = must(
    await client.POST('/api/v1/exemption-lists', {
      body: {
        holderId: id,
        officeId: '02CI',
        groundCode: 'FIXEDASSET',
        content: {
          project: `${sign} Nhà máy vàng tưởng tượng`,
          validFrom: '2026-01-01',
          validTo: '2027-12-31',
          lines: [{ line: 1, codePrefix: '8443', name: 'Máy in', unitCode: 'PCE', quantity: '25' }],
        },
      },
    }),
  );
  return {
    declaration: lodged.number,
    draft: draft.id,
    invoice: invoice.id,
    transport: transport.number,
    list: list.id,
  };
}

const invoiceOf = (sign: string): Schemas['RegisteredInvoice']['content'] => ({
  number: `${sign}-77`,
  issueDate: '2026-01-05',
  seller: { name: 'Tiệm Vàng Ví Dụ', address: null, countryCode: 'CN' },
  buyer: { name: 'Hải Âu Tưởng Tượng', address: null, countryCode: 'VN' },
  incotermCode: 'CIF',
  incotermPlace: null,
  currencyCode: 'USD',
  paymentTermsCode: 'TTR',
  totalAmount: '500',
  freightAmount: null,
  insuranceAmount: null,
  lines: [
    {
      description: 'Nhẫn',
      commodityCode: null,
      originCountryCode: 'CN',
      quantity: '1',
      unitCode: 'PCE',
      unitPrice: '500',
      amount: '500',
    },
  ],
});

async function letter(): Promise<void> {
  const terms = { kind: 'general', amount: '1000000', validFrom: '2026-01-01', validTo: '2030-12-31' } as const;
  must(
    await of('leader').POST('/api/v1/guarantees', {
      body: { ...terms, id: 'SRCHBANK-2026-GT-7', bankCode: 'SRCHBANK', principalId: DEMO_TRADER as never },
    }),
  );
}

async function found(who: Who, q: string): Promise<readonly string[]> {
  const { groups } = must(await of(who).GET('/api/v1/search', { params: { query: { q } } }));
  return groups.flatMap(({ kind, items }) => items.map(({ id }) => `${kind} ${id}`));
}

/** What the lists themselves show somebody, in the words of the search. */
async function listed(who: Who): Promise<ReadonlySet<string>> {
  const client = of(who);
  const cases = (await client.GET('/api/v1/declarations')).data?.items ?? [];
  const kinds = {
    declarations: cases.map(({ number }) => number),
    cases: cases.map(({ number }) => number),
    drafts: (await client.GET('/api/v1/drafts')).data?.items.map(({ id }) => id),
    invoices: (await client.GET('/api/v1/invoices')).data?.items.map(({ id }) => id),
    transports: (await client.GET('/api/v1/transports')).data?.items.map(({ number }) => number),
    guarantees: (await client.GET('/api/v1/guarantees')).data?.items.map(({ id }) => id),
    exemptionLists: (await client.GET('/api/v1/exemption-lists')).data?.items.map(({ id }) => id),
  };
  return new Set(Object.entries(kinds).flatMap(([kind, ids]) => (ids ?? []).map((id) => `${kind} ${id}`)));
}

describe('whoever searches', () => {
  test('finds each thing by its number, its own reference, its bill, its container and its invoice', async () => {
    const declaration = `declarations ${held.declaration}`;
    for (const q of [held.declaration, 'srcha-ref', 'SRCHABILL', 'hdau1234560', 'srcha-inv'])
      expect(await found('trader', q), q).toContain(declaration);
    expect(await found('trader', held.invoice)).toEqual([`invoices ${held.invoice}`]);
    expect(await found('trader', held.transport)).toEqual([`transports ${held.transport}`]);
    expect(await found('trader', held.list)).toEqual([`exemptionLists ${held.list}`]);
    // The letter was registered last, and its list follows the journal.
    await expect.poll(() => found('trader', 'SRCHBANK-2026-GT')).toEqual(['guarantees SRCHBANK-2026-GT-7']);
    expect(await found('trader', 'srcha nhap')).toEqual([`drafts ${held.draft}`]);
  });

  test('finds a declaration by the number that its amendments bear', async () => {
    expect(await found('trader', `${held.declaration.slice(0, -1)}3`)).toEqual([`declarations ${held.declaration}`]);
  });

  test('finds what has accents without writing them, and with accents that are written apart', async () => {
    for (const q of ['vang', 'vàng', 'vàng'.normalize('NFD')])
      expect(new Set((await found('trader', q)).map((each) => each.split(' ')[0])), q).toEqual(
        new Set(['declarations', 'drafts', 'invoices', 'transports', 'exemptionLists']),
      );
  });

  test('finds nothing with what holds no letter, and is refused with a single one', async () => {
    expect(await found('trader', '%%')).toEqual([]);
    expect(await found('trader', '- 7')).toEqual([]);
    expect((await of('trader').GET('/api/v1/search', { params: { query: { q: 'a' } } })).response.status).toBe(422);
  });

  test('has to be signed in', async () => {
    const { response } = await apiClient({ baseUrl: program.url }).GET('/api/v1/search', {
      params: { query: { q: 'vang' } },
    });
    expect(response.status).toBe(401);
  });
});

test('an officer finds the cases of their own office, and another office finds none of them', async () => {
  for (const who of ['documents', 'inspection', 'leader'] as const)
    expect(await found(who, held.declaration)).toEqual([`cases ${held.declaration}`]);
  expect(await found('north', held.declaration)).toEqual([]);
});

test('whoever searches for whatever is shown nothing that their own lists do not show', async () => {
  const shown = new Map(await Promise.all(PEOPLE.map(async (who) => [who, await listed(who)] as const)));
  const texts = [held, others].flatMap((holding) => Object.values(holding));
  const words = [...texts, 'vang', 'SRCHA', 'SRCHB', 'hdau', 'tuong tuong', '2026', 'IV', 'EL', 'bank', '00'];
  for (const who of PEOPLE) {
    const mine = shown.get(who) ?? new Set();
    for (const q of words)
      expect(
        (await found(who, q)).filter((each) => !mine.has(each)),
        `${who} asks for ${q}`,
      ).toEqual([]);
  }
  expect([...(shown.get('trader') ?? [])].length).toBeGreaterThanOrEqual(6);
  expect((await found('other.trader', 'vang')).join()).not.toContain(held.invoice);
});
