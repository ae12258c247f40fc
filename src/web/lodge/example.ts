import type { DraftNode } from '#core/draft';
import { country, localDate } from '#web/ui';

type Claim = Readonly<Record<string, DraftNode>>;

/**
 * A shipment by sea, four lines, to learn the form on. The traders are made up. `now` keeps its dates near and its papers
 * apart: goods that are declared already cannot be declared again.
 */
export function exampleDraft(now: Date, importer: { readonly id: string; readonly name: string }): DraftNode {
  const { usual } = country();
  const today = localDate(now.toISOString());
  const mark = now.toISOString().replace(/\D/g, '').slice(8, 14);
  const day = (offset: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  const line = (
    commodityCode: string,
    description: string,
    [quantity, unitCode]: readonly [string, string],
    amount: string,
    netMass: string,
    preference: Claim = { dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'MFN' }] },
  ): DraftNode => ({
    commodityCode,
    description,
    origin: { countryCode: 'CN' },
    tariffQuantity: { value: quantity, unitCode },
    itemChargeAmount: { amount },
    netMass: { value: netMass },
    ...preference,
  });
  const formE: Claim = {
    dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'ACFTA' }],
    additionalDocuments: [
      { typeCode: 'CO-E', id: `E26${day(-8).replaceAll('-', '').slice(4)}0417`, issueDate: day(-8) },
    ],
  };
  return {
    typeCode: usual.typeCode,
    ...(usual.officeId !== null && { declarationOfficeId: usual.officeId }),
    importer: { ...importer, address: { line: '12 Đường Hoa Giấy, TP Hồ Chí Minh' } },
    exporter: {
      name: 'Blue Heron Trading (example)',
      address: { line: '88 Sample Road, Shenzhen', countryCode: 'CN' },
    },
    borderTransportMeans: { modeCode: '2', name: 'SAO MAI 07' },
    consignment: {
      arrivalDate: day(-2),
      loadingLocationId: 'CNYTN',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `EXMU${day(-9).replaceAll('-', '')}${mark}` }],
    },
    exportCountryCode: 'CN',
    totalPackageQuantity: '96',
    totalPackageUnitCode: 'CT',
    totalGrossMass: { value: '2480' },
    invoice: { id: `BH-${day(-12).replaceAll('-', '')}-${mark}`, issueDate: day(-12), paymentTermsCode: 'TTR' },
    tradeTerms: { conditionCode: 'CIF' },
    invoiceAmount: { amount: '86420', currency: usual.invoiceCurrency },
    goodsItems: [
      line('84713020', 'Máy tính xách tay 14 inch, 16 GB RAM, 512 GB SSD, mới 100 %', ['120', 'PCE'], '66000', '204'),
      line('85285200', 'Màn hình máy tính LCD 24 inch, mới 100 %', ['80', 'PCE'], '9600', '344'),
      line('85183020', 'Tai nghe nhét tai không dây, mới 100 %', ['300', 'PCE'], '5400', '96', formE),
      line('42021291', 'Ba lô đựng máy tính xách tay bằng vải dệt, mới 100 %', ['542', 'PCE'], '5420', '433'),
    ],
  };
}
