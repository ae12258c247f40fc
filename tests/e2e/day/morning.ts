import { apiClient, type Schemas } from '#client';
import type { Declaration, GoodsItem } from '#core/declaration';
import { DEMO_BROKER, DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import type { Language, Stage } from '../stage.ts';

/** What was there when the day began, by number. */
export interface Morning {
  /** Of goods that nothing speaks against but that they are not paid for. */
  readonly unpaid: string;
  /** To be opened in the yard, with its order. */
  readonly ordered: string;
  /** The code under which the public follows `unpaid`. */
  readonly tracking: string;
}

export const CONTAINER = 'HDAU1234560';
export const SEAL = 'NP-77001';

/** Two clients and their goods: some wait for money, some for an officer, some to be opened. */
export async function morningOf({ program }: Stage, language: Language): Promise<Morning> {
  const trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const broker = apiClient({ baseUrl: program.url, apiKey: program.key('demo broker') });
  const otherTrader = clientOf(program.url, await signIn(program.url, 'other.trader'));
  const documents = clientOf(program.url, await signIn(program.url, 'documents'));
  const lodge = async (client: typeof trader, goods: GoodsItem, facts: Partial<Declaration>, register = true) => {
    const { data, error } = await client.POST('/api/v1/declarations', {
      params: { query: { register } },
      body: sampleImport([goods], facts) as never,
    });
    if (!data) throw new Error(JSON.stringify(error));
    return data;
  };
  const delegated = await otherTrader.GET('/api/v1/delegations');
  if (delegated.data?.items.length === 0)
    await otherTrader.POST('/api/v1/delegations', {
      body: { brokerId: DEMO_BROKER, scopes: ['declarations:read', 'declarations:write', 'payments:read'] },
    });

  const mark = language.toUpperCase();
  const unpaid = await lodge(trader, CLOTH, of(HAI_AU, `HA-${mark}-01`));
  await lodge(trader, MEDICINE, of(HAI_AU, `HA-${mark}-02`));
  await lodge(trader, CHICKEN, of(HAI_AU, `HA-${mark}-03`));
  await lodge(broker, MEDICINE, of(SAN_HO, `SH-${mark}-01`));
  await lodge(broker, CLOTH, of(SAN_HO, `SH-${mark}-02`), false);
  await lodge(broker, LAPTOPS, of(SAN_HO, `SH-${mark}-03`));
  const yard = of(HAI_AU, `HA-${mark}-04`);
  const ordered = await lodge(trader, USED_LAPTOPS, {
    ...yard,
    consignment: {
      ...yard.consignment,
      transportEquipments: [{ sequence: 1, id: CONTAINER, seals: [{ sequence: 1, id: SEAL }] }],
    },
  });
  const { error } = await documents.POST('/api/v1/cases/{number}/inspection/steps', {
    params: { path: { number: ordered.number } },
    body: { step: 'order', order: ORDER },
  });
  if (error) throw new Error(JSON.stringify(error));
  return { unpaid: unpaid.number, ordered: ordered.number, tracking: unpaid.tracking };
}

const HAI_AU = { id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng' };
const SAN_HO = { id: DEMO_OTHER_TRADER, name: 'Công ty CP San Hô Tưởng Tượng' };

/** Somebody's goods that came today. */
const of = (importer: typeof HAI_AU, functionalReferenceId: string): Partial<Declaration> => ({
  functionalReferenceId,
  importer,
  consignment: {
    arrivalDate: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
    loadingLocationId: 'CNSHA',
    unloadingLocationId: 'VNCLI',
    transportContractDocuments: [{ id: `EX${functionalReferenceId.toUpperCase()}` }],
  },
});

const LAPTOPS = sampleItem();
const CLOTH = sampleItem({
  commodityCode: '42021291',
  description: 'Ba lô đựng máy tính xách tay bằng vải dệt, mới 100 %',
  tariffQuantity: { value: '500', unitCode: 'PCE' },
  unitPriceAmount: { amount: '10', currency: 'USD' },
});
/** Medicines without a licence go to the documents desk. */
const MEDICINE = sampleItem({
  commodityCode: '30049099',
  description: 'Thuốc viên nén dùng thử, hộp 10 vỉ',
  origin: { countryCode: 'KR' },
  tariffQuantity: { value: '400', unitCode: 'KGM' },
  itemChargeAmount: { amount: '12000', currency: 'USD' },
  unitPriceAmount: { amount: '30', currency: 'USD' },
});
const CHICKEN = sampleItem({
  commodityCode: '02071200',
  description: 'Thịt gà đông lạnh nguyên con',
  origin: { countryCode: 'US' },
  tariffQuantity: { value: '1000', unitCode: 'KGM' },
  itemChargeAmount: { amount: '2000', currency: 'USD' },
  unitPriceAmount: { amount: '2', currency: 'USD' },
});
/** Used machines are opened. */
const USED_LAPTOPS = sampleItem({
  description: 'Máy tính xách tay đã qua sử dụng',
  tariffQuantity: { value: '100', unitCode: 'PCE' },
  itemChargeAmount: { amount: '40000', currency: 'USD' },
  unitPriceAmount: { amount: '400', currency: 'USD' },
});

const ORDER: Extract<Schemas['InspectionStep'], { step: 'order' }>['order'] = {
  containers: [CONTAINER],
  packages: '',
  lines: [1],
  extent: { kind: 'full' },
  means: 'manual',
  place: 'Bãi kiểm hóa số 2',
  // Tomorrow, on the hour.
  plannedAt: `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 13)}:00:00Z`,
  reasonForTrader: 'Kiểm tra thực tế hàng hóa',
  instructions: 'Đếm kỹ kiện cuối',
};
