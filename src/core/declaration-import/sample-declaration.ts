import type { Declaration } from '#core/declaration';

/** What the sample files hold: the worked example of cosmetics, whose figures are known, brought into a country. Nobody in it exists. */
export const sampleDeclaration = (countryCode: string): Declaration => ({
  functionCode: '9',
  functionalReferenceId: 'VD15-2026-0140',
  typeCode: 'A11',
  declarationOfficeId: '02B1',
  goodsItemQuantity: 2,
  totalPackageQuantity: 84,
  totalPackageUnitCode: 'CT',
  totalGrossMass: {
    value: '1720',
    unitCode: 'KGM',
  },
  invoiceAmount: {
    amount: '150000000',
    currency: 'KRW',
  },
  importer: {
    id: '0300000025',
    name: 'Công ty TNHH Mỹ phẩm Ví Dụ Mười Lăm',
    address: {
      line: 'Số 15 đường Ví Dụ',
      cityName: 'TP Hồ Chí Minh',
      countryCode,
    },
  },
  exporter: {
    name: 'Example Cosmetics Co., Ltd.',
    address: {
      line: '15 Example-ro',
      cityName: 'Incheon',
      countryCode: 'KR',
    },
  },
  invoice: {
    id: 'EXC-2611-15',
    issueDate: '2026-11-13',
    priceKindCode: 'A',
    paymentTermsCode: 'TTR',
  },
  tradeTerms: {
    conditionCode: 'EXW',
    locationId: 'KRINC',
  },
  exportCountryCode: 'KR',
  customsValuation: {
    methodCode: '6',
    freightChargeAmount: {
      amount: '3450000',
      currency: 'KRW',
    },
    insuranceAmount: {
      amount: '120000',
      currency: 'KRW',
    },
    chargeDeductions: [
      {
        typeCode: 'E',
        amount: {
          amount: '2500.00',
          currency: 'USD',
        },
      },
    ],
  },
  additionalDocuments: [
    {
      typeCode: 'CO-VK',
      id: 'VK-2026-0001515',
      issueDate: '2026-11-14',
    },
  ],
  consignment: {
    arrivalDate: '2026-11-17',
    loadingLocationId: 'KRINC',
    unloadingLocationId: 'VNSGN',
    goodsLocation: {
      id: '02B1A01',
    },
    transportContractDocuments: [
      {
        id: '999-26111515',
        typeCode: '740',
      },
    ],
  },
  borderTransportMeans: {
    name: 'VD 9915',
    modeCode: '1',
    journeyId: 'VD9915',
  },
  goodsItems: [
    {
      sequence: 1,
      commodityCode: '33049930',
      description: 'Kem dưỡng ẩm da mặt VIDU Lab 50 ml, mới 100%',
      origin: {
        countryCode: 'KR',
      },
      tariffQuantity: {
        value: '12000',
        unitCode: 'PCE',
      },
      grossMass: {
        value: '1300',
        unitCode: 'KGM',
      },
      netMass: {
        value: '950',
        unitCode: 'KGM',
      },
      itemChargeAmount: {
        amount: '96000000',
        currency: 'KRW',
      },
      unitPriceAmount: {
        amount: '8000',
        currency: 'KRW',
      },
      dutyTaxFees: [
        {
          typeCode: 'CUD',
          dutyRegimeCode: 'VKFTA',
        },
      ],
    },
    {
      sequence: 2,
      commodityCode: '33041000',
      description: 'Son môi VIDU Lab 3,5 g, mới 100%',
      origin: {
        countryCode: 'KR',
      },
      tariffQuantity: {
        value: '300',
        unitCode: 'KGM',
      },
      grossMass: {
        value: '420',
        unitCode: 'KGM',
      },
      netMass: {
        value: '300',
        unitCode: 'KGM',
      },
      itemChargeAmount: {
        amount: '54000000',
        currency: 'KRW',
      },
      unitPriceAmount: {
        amount: '180000',
        currency: 'KRW',
      },
    },
  ],
});
