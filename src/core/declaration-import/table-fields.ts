import type { Text } from '#core/kernel';

/** What a column of a table of declarations may hold: a place in the declaration, or in the goods line of its row. */
export interface TableField {
  /** The place in the declaration; of a goods line, below `/goodsItems/`. */
  readonly field: string;
  readonly level: 'declaration' | 'line';
  readonly kind: 'text' | 'decimal' | 'count' | 'date';
  readonly lengthMax: number;
  /** The header of a table that we write. */
  readonly header: Text;
  /** What else people head such a column with, folded (`foldText`). */
  readonly words: readonly string[];
}

type Row = readonly [
  place: string,
  kind: TableField['kind'],
  lengthMax: number,
  vi: string,
  en: string,
  words?: string,
];

/** The longest form of a decimal that the model takes: a sign, twenty digits, a point, ten digits. */
const DECIMAL = 32;
const COUNT = 9;
const DAY = 10;

const DECLARATION: readonly Row[] = [
  [
    'functionalReferenceId',
    'text',
    35,
    'Số tham chiếu',
    'Own reference',
    'so tham chieu noi bo|reference|ref|so noi bo|ma lo hang',
  ],
  [
    'typeCode',
    'text',
    7,
    'Mã loại hình',
    'Declaration type',
    'loai hinh|ma loai hinh to khai|type|type code|procedure',
  ],
  [
    'declarationOfficeId',
    'text',
    17,
    'Cơ quan hải quan',
    'Customs office',
    'chi cuc|don vi hai quan|ma hai quan|office',
  ],
  ['totalPackageQuantity', 'count', COUNT, 'Tổng số kiện', 'Total packages', 'so kien|so luong kien|packages'],
  [
    'totalPackageUnitCode',
    'text',
    5,
    'Loại kiện',
    'Package unit',
    'don vi kien|ma loai kien|package type|kind of packages',
  ],
  [
    'totalGrossMass/value',
    'decimal',
    DECIMAL,
    'Tổng trọng lượng',
    'Total gross mass',
    'tong trong luong hang|tong khoi luong|total gross weight|total weight',
  ],
  ['totalGrossMass/unitCode', 'text', 5, 'Đơn vị tổng trọng lượng', 'Total gross mass unit'],
  [
    'importer/id',
    'text',
    35,
    'Mã số thuế người nhập khẩu',
    'Importer tax code',
    'mst nguoi nhap khau|mst nhap khau|importer id|importer tax id',
  ],
  ['importer/name', 'text', 300, 'Tên người nhập khẩu', 'Importer name', 'nguoi nhap khau|nha nhap khau|importer'],
  ['importer/address/line', 'text', 300, 'Địa chỉ người nhập khẩu', 'Importer address', 'dia chi nha nhap khau'],
  ['importer/address/cityName', 'text', 70, 'Thành phố người nhập khẩu', 'Importer city'],
  ['importer/address/countryCode', 'text', 3, 'Nước người nhập khẩu', 'Importer country'],
  [
    'exporter/id',
    'text',
    35,
    'Mã số thuế người xuất khẩu',
    'Exporter tax code',
    'mst nguoi xuat khau|mst xuat khau|exporter id|exporter tax id',
  ],
  [
    'exporter/name',
    'text',
    300,
    'Tên người xuất khẩu',
    'Exporter name',
    'nguoi xuat khau|nha xuat khau|exporter|nguoi ban|supplier',
  ],
  ['exporter/address/line', 'text', 300, 'Địa chỉ người xuất khẩu', 'Exporter address', 'dia chi nha xuat khau'],
  ['exporter/address/cityName', 'text', 70, 'Thành phố người xuất khẩu', 'Exporter city'],
  ['exporter/address/countryCode', 'text', 3, 'Nước người xuất khẩu', 'Exporter country'],
  ['invoice/id', 'text', 35, 'Số hóa đơn', 'Invoice number', 'hoa don|so hoa don thuong mai|invoice no|invoice'],
  ['invoice/issueDate', 'date', DAY, 'Ngày hóa đơn', 'Invoice date', 'ngay phat hanh hoa don'],
  ['invoice/priceKindCode', 'text', 3, 'Phân loại giá hóa đơn', 'Invoice price kind', 'ma phan loai gia'],
  ['invoice/paymentTermsCode', 'text', 10, 'Phương thức thanh toán', 'Payment terms', 'thanh toan|payment method'],
  [
    'invoiceAmount/amount',
    'decimal',
    DECIMAL,
    'Tổng trị giá hóa đơn',
    'Invoice total',
    'tri gia hoa don|tong gia hoa don|invoice amount|total amount',
  ],
  [
    'invoiceAmount/currency',
    'text',
    3,
    'Đồng tiền hóa đơn',
    'Invoice currency',
    'nguyen te|ma nguyen te|dong tien|loai tien|currency',
  ],
  [
    'tradeTerms/conditionCode',
    'text',
    7,
    'Điều kiện giao hàng',
    'Trade terms',
    'dieu kien gia|incoterms|incoterm|delivery terms',
  ],
  ['tradeTerms/locationId', 'text', 17, 'Nơi giao hàng', 'Trade terms place', 'dia diem giao hang|incoterms place'],
  ['exportCountryCode', 'text', 2, 'Nước xuất khẩu', 'Export country', 'nuoc gui|country of export'],
  ['destinationCountryCode', 'text', 3, 'Nước đến', 'Destination country', 'nuoc nhap khau|country of destination'],
  ['customsValuation/methodCode', 'text', 3, 'Phương pháp trị giá', 'Valuation method', 'ma phan loai khai tri gia'],
  [
    'customsValuation/freightChargeAmount/amount',
    'decimal',
    DECIMAL,
    'Phí vận chuyển',
    'Freight',
    'cuoc van chuyen|cuoc phi|freight amount',
  ],
  [
    'customsValuation/freightChargeAmount/currency',
    'text',
    3,
    'Đồng tiền phí vận chuyển',
    'Freight currency',
    'nguyen te cuoc',
  ],
  [
    'customsValuation/insuranceAmount/amount',
    'decimal',
    DECIMAL,
    'Phí bảo hiểm',
    'Insurance',
    'bao hiem|insurance amount',
  ],
  [
    'customsValuation/insuranceAmount/currency',
    'text',
    3,
    'Đồng tiền phí bảo hiểm',
    'Insurance currency',
    'nguyen te bao hiem',
  ],
  ['consignment/arrivalDate', 'date', DAY, 'Ngày hàng đến', 'Arrival date', 'ngay den|ngay cap cang|eta'],
  ['consignment/departureDate', 'date', DAY, 'Ngày hàng đi', 'Departure date', 'ngay khoi hanh|etd'],
  [
    'consignment/loadingLocationId',
    'text',
    17,
    'Địa điểm xếp hàng',
    'Place of loading',
    'cang xep hang|cang xep|port of loading|pol',
  ],
  [
    'consignment/unloadingLocationId',
    'text',
    17,
    'Địa điểm dỡ hàng',
    'Place of unloading',
    'cang do hang|cang do|port of discharge|pod',
  ],
  [
    'consignment/goodsLocation/id',
    'text',
    35,
    'Địa điểm lưu kho',
    'Goods location',
    'dia diem luu giu hang|kho|warehouse',
  ],
  [
    'consignment/transportContractDocuments/0/id',
    'text',
    70,
    'Số vận đơn',
    'Bill of lading',
    'van don|so bill|b l|bl no|bill|awb',
  ],
  ['consignment/transportContractDocuments/0/typeCode', 'text', 4, 'Loại vận đơn', 'Bill of lading type'],
  [
    'borderTransportMeans/name',
    'text',
    70,
    'Tên phương tiện',
    'Means of transport',
    'phuong tien van chuyen|ten tau|vessel',
  ],
  [
    'borderTransportMeans/modeCode',
    'text',
    3,
    'Phương thức vận chuyển',
    'Mode of transport',
    'ma hieu phuong thuc van chuyen|transport mode',
  ],
  ['borderTransportMeans/journeyId', 'text', 17, 'Số chuyến', 'Voyage number', 'so chuyen di|chuyen|voyage|flight'],
  ['additionalDocuments/0/typeCode', 'text', 10, 'Loại chứng từ kèm', 'Document type', 'loai chung tu'],
  ['additionalDocuments/0/id', 'text', 35, 'Số chứng từ kèm', 'Document number', 'so chung tu|so c o|c o no'],
  ['additionalDocuments/0/issueDate', 'date', DAY, 'Ngày chứng từ kèm', 'Document date', 'ngay chung tu|ngay c o'],
];

const LINE: readonly Row[] = [
  ['commodityCode', 'text', 18, 'Mã HS', 'HS code', 'ma hang|ma so hang hoa|ma hang hoa|hs|commodity code|tariff code'],
  [
    'description',
    'text',
    600,
    'Mô tả hàng hóa',
    'Description of goods',
    'mo ta|ten hang|ten hang hoa|description|goods',
  ],
  ['origin/countryCode', 'text', 4, 'Xuất xứ', 'Country of origin', 'nuoc xuat xu|ma nuoc xuat xu|origin'],
  ['tariffQuantity/value', 'decimal', DECIMAL, 'Số lượng', 'Quantity', 'so luong 1|luong|qty'],
  ['tariffQuantity/unitCode', 'text', 5, 'Đơn vị tính', 'Quantity unit', 'dvt|don vi|don vi tinh 1|unit|uom'],
  ['supplementaryQuantity/value', 'decimal', DECIMAL, 'Số lượng 2', 'Second quantity', 'quantity 2'],
  ['supplementaryQuantity/unitCode', 'text', 5, 'Đơn vị tính 2', 'Second quantity unit', 'dvt 2|unit 2'],
  [
    'grossMass/value',
    'decimal',
    DECIMAL,
    'Trọng lượng cả bì',
    'Gross mass',
    'khoi luong ca bi|trong luong gross|gross weight|gw',
  ],
  ['grossMass/unitCode', 'text', 5, 'Đơn vị trọng lượng cả bì', 'Gross mass unit'],
  [
    'netMass/value',
    'decimal',
    DECIMAL,
    'Trọng lượng tịnh',
    'Net mass',
    'khoi luong tinh|trong luong net|net weight|nw',
  ],
  ['netMass/unitCode', 'text', 5, 'Đơn vị trọng lượng tịnh', 'Net mass unit'],
  [
    'itemChargeAmount/amount',
    'decimal',
    DECIMAL,
    'Trị giá',
    'Line amount',
    'tri gia hoa don dong|thanh tien|amount|line total',
  ],
  ['itemChargeAmount/currency', 'text', 3, 'Đồng tiền trị giá', 'Line currency'],
  ['unitPriceAmount/amount', 'decimal', DECIMAL, 'Đơn giá', 'Unit price', 'don gia hoa don|price'],
  ['unitPriceAmount/currency', 'text', 3, 'Đồng tiền đơn giá', 'Unit price currency'],
  [
    'dutyTaxFees/0/dutyRegimeCode',
    'text',
    40,
    'Biểu thuế ưu đãi',
    'Tariff preference',
    'ma bieu thue|bieu thue|ma bieu thue nhap khau|preference',
  ],
];

const fieldsOf = (level: TableField['level'], rows: readonly Row[]): readonly TableField[] =>
  rows.map(([place, kind, lengthMax, vi, en, words = '']) => ({
    field: level === 'line' ? `/goodsItems/${place}` : `/${place}`,
    level,
    kind,
    lengthMax,
    header: { vi, en },
    words: words.split('|').filter(Boolean),
  }));

/** In the order of a table that we write. */
export const TABLE_FIELDS: readonly TableField[] = [...fieldsOf('declaration', DECLARATION), ...fieldsOf('line', LINE)];

const BY_NAME: ReadonlyMap<string, TableField> = new Map(TABLE_FIELDS.map((field) => [field.field, field]));
export const tableField = (name: string): TableField | undefined => BY_NAME.get(name);

/** Which rows make up one declaration. */
export const REFERENCE_FIELD = '/functionalReferenceId';

/** Which column (from 0) holds what. */
export type TableColumns = ReadonlyMap<string, number>;
