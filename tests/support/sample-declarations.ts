import type { Declaration, GoodsItem } from '#core/declaration';
import { addDecimals, decimal, decimalText, plainDate, type PlainDate } from '#core/kernel';

/** A Saturday of November 2026; its week has exchange rates in `country/vn`. */
export const SAMPLE_DAY: PlainDate = plainDate('2026-11-21');

/** A laptop line from China at 500 USD a piece. */
export const sampleItem = (facts: Partial<GoodsItem> = {}): GoodsItem => ({
  sequence: 1,
  commodityCode: '84713020',
  description: 'Máy tính xách tay 14 inch, mới 100%',
  origin: { countryCode: 'CN' },
  tariffQuantity: { value: '10', unitCode: 'PCE' },
  grossMass: { value: '25', unitCode: 'KGM' },
  netMass: { value: '20', unitCode: 'KGM' },
  itemChargeAmount: { amount: '5000', currency: 'USD' },
  unitPriceAmount: { amount: '500', currency: 'USD' },
  ...facts,
});

/** Frozen poultry without its papers: selected for its documents by the country's rules, so not released once it is paid. */
export const frozenPoultry = (): GoodsItem =>
  sampleItem({
    commodityCode: '02071200',
    description: 'Thịt gà đông lạnh nguyên con',
    origin: { countryCode: 'US' },
    tariffQuantity: { value: '1000', unitCode: 'KGM' },
    grossMass: { value: '1100', unitCode: 'KGM' },
    netMass: { value: '1000', unitCode: 'KGM' },
    itemChargeAmount: { amount: '2000', currency: 'USD' },
    unitPriceAmount: { amount: '2', currency: 'USD' },
  });

/**
 * An import by sea container, CIF, that meets no refusal; the invoice total follows the lines. The invoice follows the own
 * reference, so that two are of different goods; the bill stays, and with it the draw.
 */
export function sampleImport(
  items: readonly GoodsItem[] = [sampleItem()],
  facts: Partial<Declaration> = {},
): Declaration {
  const functionalReferenceId = facts.functionalReferenceId ?? 'VD-2026-0001';
  return {
    functionCode: '9',
    functionalReferenceId,
    typeCode: 'A11',
    declarationOfficeId: '02CI',
    goodsItemQuantity: items.length,
    totalPackageQuantity: 10,
    totalPackageUnitCode: 'CT',
    totalGrossMass: { value: '10000', unitCode: 'KGM' },
    invoiceAmount: { amount: sum(items), currency: 'USD' },
    importer: { id: '0100000001', name: 'Công ty TNHH Ví Dụ Một' },
    exporter: { name: 'Example Exporter Co., Ltd.', address: { countryCode: 'CN' } },
    invoice: {
      id: `EX-${functionalReferenceId}`.slice(0, 35),
      issueDate: '2026-11-05',
      priceKindCode: 'A',
      paymentTermsCode: 'TTR',
    },
    tradeTerms: { conditionCode: 'CIF' },
    exportCountryCode: 'CN',
    consignment: {
      arrivalDate: '2026-11-20',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: 'EXBL2026110001' }],
    },
    borderTransportMeans: { modeCode: '2', name: 'VI DU STAR' },
    goodsItems: [...items],
    ...facts,
  };
}

/** An export by sea container, FOB, that meets no refusal. */
export function sampleExport(
  items: readonly GoodsItem[] = [sampleItem()],
  facts: Partial<Declaration> = {},
): Declaration {
  return {
    ...sampleImport(items),
    typeCode: 'B11',
    importer: { name: 'Example Buyer Inc.', address: { countryCode: 'US' } },
    exporter: { id: '0100000001', name: 'Công ty TNHH Ví Dụ Một' },
    tradeTerms: { conditionCode: 'FOB' },
    destinationCountryCode: 'US',
    consignment: { departureDate: '2026-11-23', loadingLocationId: 'VNCLI', unloadingLocationId: 'USLAX' },
    ...facts,
  };
}

const sum = (items: readonly GoodsItem[]): string =>
  decimalText(
    items.reduce((total, item) => addDecimals(total, decimal(item.itemChargeAmount?.amount ?? '0')), decimal(0)),
  );
