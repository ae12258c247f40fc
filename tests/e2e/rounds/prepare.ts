import { apiClient, type ApiClient, type Schemas } from '#client';
import { legalDate } from '#core/kernel';
import type { Declaration, GoodsItem } from '#core/declaration';
import { DEMO_TRADER } from '#server/access';
import { PRICE_FOLLOWER } from '#server/price';
import { inventedModel } from '#tests/support/invented-model';
import { frozenPoultry, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { shipmentOf } from '#tests/support/shipment';
import { transportOf } from '#tests/support/transport';
import { expect } from 'vitest';
import type { Stage } from '../stage.ts';

/** What there is to look at, by number. */
export interface Prepared {
  readonly shipment: string;
  readonly transport: string;
  readonly exemptionList: string;
  readonly invoice: string;
  readonly inspected: string;
  readonly watched: string;
  readonly rule: string;
  readonly replay: string;
  readonly referred: string;
  readonly model: string;
  readonly overdue: string;
}

export const PAPER = 'GIAY-2026-0007';
export const SHIPMENT_LINES = 120;
export const WATCHED = 'Opal Causeway Trading Co., Ltd';
const RULE = 'DEMO-UMBRELLAS';
export const RULE_NAME = {
  vi: 'Ô dù cần ý kiến chuyên ngành',
  en: 'Umbrellas that another agency is asked about',
} as const;
const IMPORTER = { id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng' };
const CONTAINER = 'HDAU1234560';
/** A trial of rules runs beside the program and is asked after. */
const ASKED_MAX = 600;
const ASK_AGAIN_MS = 100;

/** One of everything that has a page of its own, made as people and software make it: by the API. */
export async function prepare(stage: Stage, overdue: string): Promise<Prepared> {
  const { program } = stage;
  const as = async (name: string) => clientOf(program.url, await signIn(program.url, name));
  const trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const [person, documents] = [await as('trader'), await as('documents')];
  await given(
    documents.POST('/api/v1/paper-declarations/announcements', {
      body: { officeId: '02CI', number: PAPER, on: '2026-11-20', acceptedBy: 'Công chức Tưởng Tượng' },
    }),
  );
  const prepared = {
    overdue,
    shipment: await aShipment(stage, trader),
    transport: await aTransport(trader, documents),
    exemptionList: await anExemptionList(trader, documents),
    invoice: await anInvoice(trader),
    inspected: await anInspection(trader, documents, await as('inspection')),
    ...(await theAnalysts(trader, await as('risk'), await as('risk.approver'))),
  };
  const model = await aModel(await as('risk'), await as('risk.approver'));
  await aContest(person, documents);
  const { engine } = program.services;
  expect(await engine.waitFor(engine.position(), 20_000, PRICE_FOLLOWER)).toBe(true);
  expect(await engine.waitFor(engine.position(), 20_000, 'referral.referrals')).toBe(true);
  return { ...prepared, model };
}

/** Admitted for a time that is over on the day of the round. */
export function admitForATime({ program }: Stage): Promise<string> {
  const trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const { invoice, consignment } = sampleImport();
  return lodge(
    trader,
    of('HA-TEMP-1', [sampleItem()], {
      typeCode: 'G11',
      invoice: { ...invoice, issueDate: '2026-09-01' },
      consignment: { ...consignment, arrivalDate: '2026-09-13' },
    }),
  );
}

async function given<Data>(answer: Promise<{ readonly data?: Data; readonly error?: unknown }>): Promise<Data> {
  const { data, error } = await answer;
  if (error !== undefined) throw new Error(JSON.stringify(error));
  return data as Data;
}

const lodge = (trader: ApiClient, declaration: Declaration) =>
  given(
    trader.POST('/api/v1/declarations', { params: { query: { register: true } }, body: declaration as never }),
  ).then(({ number }) => number);

const of = (reference: string, items: readonly GoodsItem[], facts: Partial<Declaration> = {}): Declaration => {
  const sample = sampleImport(items, { functionalReferenceId: reference, importer: IMPORTER, ...facts });
  const transportContractDocuments = [{ id: `BL${reference}` }];
  return { ...sample, consignment: { ...sample.consignment, ...facts.consignment, transportContractDocuments } };
};

function aShipment({ program }: Stage, trader: ApiClient): Promise<string> {
  const { reference } = program.services.reference.current();
  const on = legalDate(program.services.clock.now(), reference.country.zoneOffsetMinutes);
  return lodge(trader, shipmentOf(SHIPMENT_LINES, 'HA-2026-88', { reference, on, importer: DEMO_TRADER }));
}

/** On its way from the south to the north. */
async function aTransport(trader: ApiClient, south: ApiClient): Promise<string> {
  const content = transportOf();
  const { number } = await given(
    trader.POST('/api/v1/transports', { body: { principalId: DEMO_TRADER, content: content as never } }),
  );
  const departed = { step: 'depart', departedAt: '2026-11-21T10:00:00+07:00', sealing: content.sealing } as const;
  const path = { params: { path: { number } } };
  const { data } = await trader.GET('/api/v1/transports/{number}', path);
  if (data?.summary.status === 'approved')
    await given(south.POST('/api/v1/transports/{number}/steps', { ...path, body: departed as never }));
  return number;
}

async function anExemptionList(trader: ApiClient, documents: ApiClient): Promise<string> {
  const { id } = await given(
    trader.POST('/api/v1/exemption-lists', {
      body: {
        holderId: DEMO_TRADER,
        officeId: '02CI',
        groundCode: 'FIXEDASSET',
        content: {
          project: 'Nhà máy Hải Âu Tưởng Tượng, giai đoạn 1',
          validFrom: '2026-01-01',
          validTo: '2027-12-31',
          lines: [{ line: 1, codePrefix: '8443', name: 'Máy in cho dây chuyền', unitCode: 'PCE', quantity: '25' }],
        },
      },
    }),
  );
  const path = { params: { path: { id } } };
  await given(
    documents.POST('/api/v1/exemption-lists/{id}/decisions', {
      ...path,
      body: { action: 'accept', reason: 'Đủ hồ sơ dự án' },
    }),
  );
  const drawn = sampleItem({
    commodityCode: '84433219',
    description: 'Máy in laser cho dây chuyền, mới 100 %',
    dutyTaxFees: [{ typeCode: 'CUD', exemptionCode: 'FIXEDASSET' }],
    additionalDocuments: [{ typeCode: 'EXL', id: `${id}/1` }],
  });
  await lodge(trader, of('HA-EXL-1', [drawn], { totalGrossMass: { value: '999', unitCode: 'TNE' } }));
  return id;
}

async function anInvoice(trader: ApiClient): Promise<string> {
  const { id } = await given(
    trader.POST('/api/v1/invoices', {
      body: {
        ownerId: DEMO_TRADER,
        direction: 'import',
        content: {
          number: 'EX-2026-901',
          issueDate: '2026-11-05',
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
              description: 'Máy tính xách tay 14 inch, mới 100 %',
              commodityCode: '84713020',
              originCountryCode: 'CN',
              quantity: '100',
              unitCode: 'PCE',
              unitPrice: '500',
              amount: '50000',
            },
          ],
        },
      },
    }),
  );
  return id;
}

/** Opened, found short, and what is to become of that is still open. */
async function anInspection(trader: ApiClient, documents: ApiClient, inspector: ApiClient): Promise<string> {
  const { unitPriceAmount: _, ...item } = sampleItem({
    commodityCode: '84713020',
    description: 'Máy tính xách tay đã qua sử dụng',
    tariffQuantity: { value: '100', unitCode: 'PCE' },
    itemChargeAmount: { amount: '40000', currency: 'USD' },
  });
  const sample = sampleImport().consignment;
  const number = await lodge(
    trader,
    of('HA-KH-1', [item], { consignment: { ...sample, transportEquipments: [{ sequence: 1, id: CONTAINER }] } }),
  );
  const take = (client: ApiClient, body: Schemas['InspectionStep']) =>
    given(client.POST('/api/v1/cases/{number}/inspection/steps', { params: { path: { number } }, body }));
  await take(documents, {
    step: 'order',
    order: {
      containers: [CONTAINER],
      packages: '',
      lines: [1],
      extent: { kind: 'full' },
      means: 'manual',
      place: 'Bãi kiểm hóa số 2',
      plannedAt: '2026-11-21T06:00:00Z',
      reasonForTrader: 'Kiểm tra thực tế hàng hóa',
      instructions: 'Đếm kỹ kiện cuối',
    },
  });
  const found = { originFound: null, codeFound: null, condition: 'USED', photos: [], note: 'Thiếu hai chiếc' } as const;
  await take(inspector, {
    step: 'recordFinding',
    finding: { line: 1, quantityFound: '98', unitCode: 'PCE', ...found, photos: [] },
  });
  const differs = { line: 1, kind: 'quantity', declared: '100 PCE', found: '98 PCE' } as const;
  await take(inspector, {
    step: 'conclude',
    conforms: false,
    discrepancies: [{ ...differs, follow: 'penaltyProposal' }],
    text: 'Thiếu hai chiếc so với khai báo',
  });
  return number;
}

/** A rule in force that asks another agency too, a trial of another, an entry of a watch list, and prices to doubt. */
async function theAnalysts(trader: ApiClient, analyst: ApiClient, second: ApiClient) {
  const rule: Schemas['WrittenRule'] = {
    id: RULE,
    name: RULE_NAME,
    scope: 'line',
    when: "line.hs4 == '6601'",
    effect: { channel: 'yellow', referTo: ['MOIT'] },
    binding: 'mandatory',
    legalBasis: 'Minh họa',
    validFrom: '2026-01-01',
    validTo: '2027-06-30',
    sensitivity: 'internal',
  };
  const proposal = await given(
    analyst.POST('/api/v1/risk/rules/proposals', { body: { rule, reason: 'Mặt hàng mới có rủi ro' } }),
  );
  await given(
    second.POST('/api/v1/proposals/{id}/approval', {
      params: { path: { id: proposal.id } },
      body: { contentHash: proposal.contentHash },
    }),
  );
  for (const place of [1, 2, 3, 4, 5, 6])
    await lodge(trader, of(`HA-TRIAL-${place}`, [place % 2 === 0 ? frozenPoultry() : sampleItem()]));
  const referred = await lodge(trader, of('HA-PRICE-1', [UMBRELLAS]));
  const tried = { ...rule, id: 'DEMO-COMPUTERS', when: "line.hs4 == '8471'", effect: { channel: 'red' as const } };
  const { id: replay } = await given(
    analyst.POST('/api/v1/risk/replays', {
      body: {
        from: '2026-11-21',
        to: '2026-11-21',
        versions: [
          { base: 'then', change: { kind: 'none' } },
          { base: 'then', change: { kind: 'with', rule: tried } },
        ],
      },
    }),
  );
  const path = { params: { path: { id: replay } } };
  for (let asked = 0; (await analyst.GET('/api/v1/risk/replays/{id}', path)).data?.status !== 'done'; asked += 1) {
    if (asked > ASKED_MAX) throw new Error('The trial does not come to its end');
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
  const { id: watched } = await given(
    analyst.POST('/api/v1/watch-list/entries', {
      body: {
        list: 'Đối tác cần chú ý',
        kind: 'company',
        value: WATCHED,
        aliases: ['Opal Causeway'],
        identifiers: [],
        reason: 'Vụ việc tưởng tượng số 7',
        source: 'Báo cáo tưởng tượng',
        legalBasis: 'Minh họa',
        validFrom: '2026-01-01',
        validTo: '2027-06-30',
        sensitivity: 'internal',
        readers: { roles: [], offices: [], users: [] },
        effect: { channel: 'red', inspection: 'full', notify: true },
      },
    }),
  );
  return { rule: RULE, replay, watched, referred };
}

/** One that has learned from made-up rows, and that two people let select. */
async function aModel(analyst: ApiClient, second: ApiClient): Promise<string> {
  const { file, hash } = inventedModel(1);
  await given(analyst.POST('/api/v1/risk/models/files', { body: { format: 'haidang', file } }));
  const proposal = await given(
    analyst.POST('/api/v1/risk/models/proposals', {
      body: { action: 'set', role: 'champion', hash, reason: 'Thử mô hình đầu tiên' },
    }),
  );
  await given(
    second.POST('/api/v1/proposals/{id}/approval', {
      params: { path: { id: proposal.id } },
      body: { contentHash: proposal.contentHash },
    }),
  );
  return hash;
}

/** Far cheaper than others. */
const UMBRELLAS = sampleItem({
  commodityCode: '66019900',
  description: 'Ô cán dài, vải polyester, mới 100 %',
  tariffQuantity: { value: '1000', unitCode: 'PCE' },
  itemChargeAmount: { amount: '1200', currency: 'USD' },
  unitPriceAmount: { amount: '1.2', currency: 'USD' },
});

/** What a trader says of how customs measures it. */
async function aContest(person: ApiClient, documents: ApiClient): Promise<void> {
  const { data } = await documents.GET('/api/v1/parties/{id}/compliance', { params: { path: { id: DEMO_TRADER } } });
  expect(data).toBeDefined();
  await given(
    person.POST('/api/v1/parties/{id}/compliance/contests', {
      params: { path: { id: DEMO_TRADER } },
      body: {
        contest: 'contest-of-late-answers',
        factor: 'lateAnswers',
        reason: 'Chúng tôi đã trả lời đúng hạn',
      } as never,
    }),
  );
}
