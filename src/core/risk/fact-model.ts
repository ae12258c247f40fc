import type { Text } from '#core/kernel';
import type {
  DeclarationFacts,
  HistoryFacts,
  LineFacts,
  ManifestFacts,
  PartnerFacts,
  PartyFacts,
  PlaceFacts,
  RouteFacts,
} from './risk-facts.ts';

/**
 * The documented fact model: name, CEL type and meaning of every fact a rule may read. The compiler checks rules against
 * it, the rule editor completes from it, and the reference page is generated from it. One list, three uses.
 *
 * `share` is the expected share of lines (or declarations) that hold one given value; the index picks the equality with
 * the smallest share; of a flag it is the share of those for which it is up. `typical` is the value of a number that about
 * half of the traffic exceeds. A wrong guess costs speed, never correctness.
 */
export type FactSpec<Owner> = {
  readonly name: string;
  readonly label: Text;
  readonly share?: number;
} & (
  | { readonly type: 'string'; readonly read: (owner: Owner) => string; readonly leading?: Leading }
  | { readonly type: 'bool'; readonly read: (owner: Owner) => boolean | undefined }
  | { readonly type: 'int' | 'double'; readonly read: (owner: Owner) => number | undefined; readonly typical?: number }
  | { readonly type: 'list<string>'; readonly read: (owner: Owner) => readonly string[] }
) & {
    readonly optional?: true;
    /** Takes long to work out: rules ask for it behind what is cheaper, and the index never does. */
    readonly dear?: true;
  };

/** The fact is the first characters of another one: the index then looks both up as one. */
interface Leading {
  readonly of: string;
  readonly length: number;
}

export const DECLARATION_FACTS: readonly FactSpec<DeclarationFacts>[] = [
  {
    name: 'type',
    type: 'string',
    share: 0.2,
    read: (d) => d.type,
    label: { vi: 'Mã loại hình (A11, B11 …)', en: 'Declaration type code (A11, B11 …)' },
  },
  {
    name: 'direction',
    type: 'string',
    share: 0.5,
    read: (d) => d.direction,
    label: { vi: 'Chiều: "import" hoặc "export"', en: 'Direction: "import" or "export"' },
  },
  {
    name: 'office',
    type: 'string',
    share: 0.05,
    read: (d) => d.office,
    label: { vi: 'Mã cơ quan hải quan', en: 'Customs office code' },
  },
  {
    name: 'transportMode',
    type: 'string',
    share: 0.3,
    read: (d) => d.transportMode,
    label: { vi: 'Mã phương thức vận chuyển', en: 'Transport mode code' },
  },
  {
    name: 'incoterm',
    type: 'string',
    share: 0.3,
    read: (d) => d.incoterm,
    label: { vi: 'Điều kiện giao hàng (CIF, FOB …)', en: 'Delivery terms (CIF, FOB …)' },
  },
  {
    name: 'currency',
    type: 'string',
    share: 0.4,
    read: (d) => d.currency,
    label: { vi: 'Mã tiền tệ của hoá đơn', en: 'Invoice currency' },
  },
  {
    name: 'cargoClass',
    type: 'string',
    share: 0.05,
    read: (d) => d.cargoClass,
    label: { vi: 'Mã phân loại hàng hoá; "" nếu không khai', en: 'Cargo class code; "" where none' },
  },
  {
    name: 'paymentTerms',
    type: 'string',
    share: 0.3,
    read: (d) => d.paymentTerms,
    label: { vi: 'Phương thức thanh toán', en: 'Payment terms' },
  },
  {
    name: 'documents',
    type: 'list<string>',
    share: 0.2,
    read: (d) => d.documents,
    label: {
      vi: 'Mã loại mọi chứng từ đã khai, kể cả ở dòng hàng',
      en: 'Type codes of all documents declared, on lines too',
    },
  },
  {
    name: 'lineCount',
    type: 'int',
    typical: 4,
    read: (d) => d.lineCount,
    label: { vi: 'Số dòng hàng', en: 'Number of lines' },
  },
  {
    name: 'containers',
    type: 'int',
    typical: 1,
    read: (d) => d.containers,
    label: { vi: 'Số container', en: 'Number of containers' },
  },
  {
    name: 'invoiceValueVnd',
    type: 'int',
    typical: 500_000_000,
    optional: true,
    read: (d) => d.invoiceValueVnd,
    label: { vi: 'Trị giá hoá đơn, quy ra đồng', en: 'Invoice value in đồng' },
  },
  {
    name: 'taxVnd',
    type: 'int',
    typical: 60_000_000,
    optional: true,
    read: (d) => d.taxVnd,
    label: { vi: 'Tổng số thuế phải nộp, đồng', en: 'Total duties and taxes in đồng' },
  },
  {
    name: 'grossMassKg',
    type: 'double',
    typical: 8_000,
    optional: true,
    read: (d) => d.grossMassKg,
    label: { vi: 'Tổng trọng lượng hàng, kg', en: 'Total gross mass in kg' },
  },
  {
    name: 'packages',
    type: 'int',
    typical: 200,
    optional: true,
    read: (d) => d.packages,
    label: { vi: 'Tổng số kiện', en: 'Number of packages' },
  },
  {
    name: 'arrivalLagDays',
    type: 'int',
    typical: 3,
    optional: true,
    read: (d) => d.arrivalLagDays,
    label: { vi: 'Số ngày từ lúc hàng đến đến lúc đăng ký', en: 'Days from arrival to registration' },
  },
  {
    name: 'containerLists',
    type: 'list<string>',
    share: 0.002,
    read: (d) => d.containerLists,
    label: { vi: 'Danh sách có tên container của lô hàng', en: 'Lists on which a container of the consignment stands' },
  },
  {
    name: 'sealLists',
    type: 'list<string>',
    share: 0.002,
    read: (d) => d.sealLists,
    label: { vi: 'Danh sách có số niêm phong của lô hàng', en: 'Lists on which a seal of the consignment stands' },
  },
  {
    name: 'vehicleLists',
    type: 'list<string>',
    share: 0.002,
    read: (d) => d.vehicleLists,
    label: { vi: 'Danh sách có phương tiện chở lô hàng', en: 'Lists on which the means of transport stands' },
  },
];

export const LINE_FACTS: readonly FactSpec<LineFacts>[] = [
  { name: 'sequence', type: 'int', read: (l) => l.sequence, label: { vi: 'Số thứ tự dòng hàng', en: 'Line number' } },
  {
    name: 'code',
    type: 'string',
    share: 0.0005,
    read: (l) => l.code,
    label: { vi: 'Mã hàng 8 số', en: 'Eight-digit commodity code' },
  },
  {
    name: 'hs2',
    type: 'string',
    share: 0.03,
    leading: { of: 'code', length: 2 },
    read: (l) => l.hs2,
    label: { vi: 'Chương (2 số đầu)', en: 'Chapter (first 2 digits)' },
  },
  {
    name: 'hs4',
    type: 'string',
    share: 0.004,
    leading: { of: 'code', length: 4 },
    read: (l) => l.hs4,
    label: { vi: 'Nhóm (4 số đầu)', en: 'Heading (first 4 digits)' },
  },
  {
    name: 'hs6',
    type: 'string',
    share: 0.001,
    leading: { of: 'code', length: 6 },
    read: (l) => l.hs6,
    label: { vi: 'Phân nhóm (6 số đầu)', en: 'Subheading (first 6 digits)' },
  },
  {
    name: 'origin',
    type: 'string',
    share: 0.08,
    read: (l) => l.origin,
    label: { vi: 'Nước xuất xứ', en: 'Country of origin' },
  },
  {
    name: 'description',
    type: 'string',
    read: (l) => l.description,
    label: { vi: 'Mô tả hàng hoá, chữ thường không dấu', en: 'Description, lower case, accents folded' },
  },
  {
    name: 'unit',
    type: 'string',
    share: 0.2,
    read: (l) => l.unit,
    label: { vi: 'Đơn vị của lượng', en: 'Unit of the quantity' },
  },
  {
    name: 'preference',
    type: 'string',
    share: 0.1,
    read: (l) => l.preference,
    label: {
      vi: 'Hiệp định được khai hưởng ưu đãi; "" nếu không',
      en: 'Agreement whose preference is claimed; "" where none',
    },
  },
  {
    name: 'certificatePresent',
    type: 'bool',
    read: (l) => l.certificatePresent,
    label: { vi: 'Có chứng nhận xuất xứ được khai', en: 'A certificate of origin is declared' },
  },
  {
    name: 'policyControlled',
    type: 'bool',
    read: (l) => l.policyControlled,
    label: { vi: 'Mã hàng thuộc diện quản lý chuyên ngành', en: 'The code is under specialised management' },
  },
  {
    name: 'policies',
    type: 'list<string>',
    share: 0.02,
    read: (l) => l.policies,
    label: {
      vi: 'Văn bản quản lý chuyên ngành của mã hàng',
      en: 'Texts of specialised management that control the code',
    },
  },
  {
    name: 'documents',
    type: 'list<string>',
    share: 0.2,
    read: (l) => l.documents,
    label: {
      vi: 'Mã loại chứng từ của dòng và của tờ khai',
      en: 'Type codes of the documents of the line and the declaration',
    },
  },
  {
    name: 'knownGoods',
    type: 'bool',
    share: 0.8,
    optional: true,
    read: (l) => l.knownGoods,
    label: { vi: 'Người khai đã từng khai nhóm hàng này', en: 'The trader has declared this heading before' },
  },
  {
    name: 'knownOrigin',
    type: 'bool',
    share: 0.9,
    optional: true,
    read: (l) => l.knownOrigin,
    label: { vi: 'Người khai đã từng khai xuất xứ này', en: 'The trader has declared this origin before' },
  },
  {
    name: 'valueVnd',
    type: 'int',
    typical: 100_000_000,
    optional: true,
    read: (l) => l.valueVnd,
    label: { vi: 'Trị giá của dòng, đồng', en: 'Value of the line in đồng' },
  },
  {
    name: 'taxVnd',
    type: 'int',
    typical: 15_000_000,
    optional: true,
    read: (l) => l.taxVnd,
    label: { vi: 'Thuế của dòng, đồng', en: 'Duties and taxes of the line in đồng' },
  },
  {
    name: 'quantity',
    type: 'double',
    typical: 500,
    optional: true,
    read: (l) => l.quantity,
    label: { vi: 'Lượng theo đơn vị tính', en: 'Quantity in the unit' },
  },
  {
    name: 'unitValueVnd',
    type: 'double',
    typical: 200_000,
    optional: true,
    read: (l) => l.unitValueVnd,
    label: { vi: 'Đồng cho một đơn vị', en: 'Đồng for one unit' },
  },
  {
    name: 'netMassKg',
    type: 'double',
    typical: 1_000,
    optional: true,
    read: (l) => l.netMassKg,
    label: { vi: 'Trọng lượng tịnh, kg', en: 'Net mass in kg' },
  },
  {
    name: 'valuePerKgVnd',
    type: 'double',
    typical: 100_000,
    optional: true,
    read: (l) => l.valuePerKgVnd,
    label: { vi: 'Đồng cho một kg tịnh', en: 'Đồng for one net kg' },
  },
  {
    name: 'belowReferencePrice',
    type: 'bool',
    share: 0.03,
    dear: true,
    read: (l) => l.belowReferencePrice,
    label: {
      vi: 'Trị giá một đơn vị thấp hơn mức tham chiếu của mã hàng',
      en: 'The value of one unit lies below the reference of the code',
    },
  },
  {
    name: 'descriptionFit',
    type: 'double',
    dear: true,
    read: (l) => l.descriptionFit,
    label: {
      vi: 'Mô tả hợp với nhóm của mã hàng đến đâu: 1 là hợp hoặc không đủ lời để biết, gần 0 là nói về nhóm khác',
      en: 'How well the description goes with the heading declared: 1, or too little said to tell; near 0, it speaks of others',
    },
  },
  {
    name: 'priceScore',
    type: 'double',
    optional: true,
    read: (l) => l.priceScore,
    label: {
      vi: 'Đơn giá lệch khỏi mức thường gặp bao nhiêu độ lệch chuẩn (âm là rẻ hơn); chỉ có từ 2 trở lên',
      en: 'How many standard deviations the price lies from the usual (negative: cheaper); known from 2 on',
    },
  },
  {
    name: 'priceSamples',
    type: 'int',
    optional: true,
    typical: 50,
    read: (l) => l.priceSamples,
    label: { vi: 'Số đơn giá mà mức thường gặp dựa vào', en: 'Prices that the usual one rests on' },
  },
  {
    name: 'goodsLists',
    type: 'list<string>',
    share: 0.005,
    read: (l) => l.goodsLists,
    label: { vi: 'Danh sách có điều trong mô tả hàng', en: 'Lists on which something of the description stands' },
  },
];

export const PARTY_FACTS: readonly FactSpec<PartyFacts>[] = [
  { name: 'id', type: 'string', share: 0.0005, read: (p) => p.id, label: { vi: 'Mã số thuế', en: 'Tax code' } },
  {
    name: 'known',
    type: 'bool',
    share: 0.95,
    read: (p) => p.known,
    label: { vi: 'Hải quan có hồ sơ của doanh nghiệp', en: 'Customs holds a profile' },
  },
  {
    name: 'status',
    type: 'string',
    share: 0.01,
    read: (p) => p.status,
    label: {
      vi: '"active", "suspended", "dissolved" hoặc "unknown"',
      en: '"active", "suspended", "dissolved" or "unknown"',
    },
  },
  {
    name: 'complianceLevel',
    type: 'int',
    read: (p) => p.complianceLevel,
    label: { vi: 'Mức độ tuân thủ 1–5', en: 'Compliance level 1–5' },
  },
  { name: 'riskClass', type: 'int', read: (p) => p.riskClass, label: { vi: 'Hạng rủi ro 1–9', en: 'Risk class 1–9' } },
  {
    name: 'aeo',
    type: 'bool',
    share: 0.02,
    read: (p) => p.aeo,
    label: { vi: 'Doanh nghiệp ưu tiên', en: 'Authorised economic operator' },
  },
  {
    name: 'newcomer',
    type: 'bool',
    share: 0.06,
    read: (p) => p.newcomer,
    label: { vi: 'Hoạt động dưới 365 ngày hoặc chưa có hồ sơ', en: 'Active for less than 365 days, or not known' },
  },
  {
    name: 'taxDebtDays',
    type: 'int',
    typical: 0.1,
    read: (p) => p.taxDebtDays,
    label: { vi: 'Số ngày nợ thuế lâu nhất', en: 'Age of the oldest tax debt in days' },
  },
  {
    name: 'declarations',
    type: 'int',
    typical: 200,
    read: (p) => p.declarations,
    label: { vi: 'Số tờ khai đã có', en: 'Declarations so far' },
  },
  {
    name: 'findings',
    type: 'int',
    typical: 0.5,
    read: (p) => p.findings,
    label: { vi: 'Số lần phát hiện sai lệch', en: 'Findings so far' },
  },
  {
    name: 'ageDays',
    type: 'int',
    typical: 2_000,
    optional: true,
    read: (p) => p.ageDays,
    label: { vi: 'Số ngày từ khi đăng ký', en: 'Days since registration' },
  },
  {
    name: 'daysSinceFinding',
    type: 'int',
    typical: 400,
    optional: true,
    read: (p) => p.daysSinceFinding,
    label: { vi: 'Số ngày từ lần phát hiện gần nhất', en: 'Days since the last finding' },
  },
  {
    name: 'listed',
    type: 'bool',
    share: 0.005,
    read: (p) => p.listed,
    label: { vi: 'Có tên trong một danh sách theo dõi', en: 'Stands on a watch list' },
  },
  {
    name: 'lists',
    type: 'list<string>',
    share: 0.003,
    read: (p) => p.lists,
    label: { vi: 'Các danh sách theo dõi có tên', en: 'The watch lists it stands on' },
  },
];

export const PARTNER_FACTS: readonly FactSpec<PartnerFacts>[] = [
  {
    name: 'name',
    type: 'string',
    share: 0.002,
    read: (p) => p.name,
    label: {
      vi: 'Tên đối tác nước ngoài, chữ thường không dấu',
      en: 'Name of the foreign partner, lower case, accents folded',
    },
  },
  {
    name: 'country',
    type: 'string',
    share: 0.08,
    read: (p) => p.country,
    label: { vi: 'Nước của đối tác', en: 'Country of the partner' },
  },
  {
    name: 'listMatches',
    type: 'list<string>',
    share: 0.003,
    read: (p) => p.listMatches,
    label: { vi: 'Các danh sách theo dõi có tên gần giống', en: 'The watch lists on which a name like it stands' },
  },
  {
    name: 'matchScore',
    type: 'double',
    optional: true,
    read: (p) => p.matchScore,
    label: { vi: 'Mức giống của tên gần nhất, 0–1', en: 'How alike the nearest name is, 0–1' },
  },
];

export const ROUTE_FACTS: readonly FactSpec<RouteFacts>[] = [
  {
    name: 'exportCountry',
    type: 'string',
    share: 0.08,
    read: (r) => r.exportCountry,
    label: { vi: 'Nước xuất khẩu', en: 'Country of export' },
  },
  {
    name: 'destinationCountry',
    type: 'string',
    share: 0.3,
    read: (r) => r.destinationCountry,
    label: { vi: 'Nước đến', en: 'Country of destination' },
  },
  {
    name: 'loadingLocation',
    type: 'string',
    share: 0.03,
    read: (r) => r.loadingLocation,
    label: { vi: 'Mã địa điểm xếp hàng (UN/LOCODE)', en: 'Place of loading (UN/LOCODE)' },
  },
  {
    name: 'loadingCountry',
    type: 'string',
    share: 0.08,
    read: (r) => r.loadingCountry,
    label: { vi: 'Nước xếp hàng', en: 'Country of loading' },
  },
  {
    name: 'unloadingLocation',
    type: 'string',
    share: 0.05,
    read: (r) => r.unloadingLocation,
    label: { vi: 'Mã địa điểm dỡ hàng (UN/LOCODE)', en: 'Place of unloading (UN/LOCODE)' },
  },
  {
    name: 'transportNationality',
    type: 'string',
    share: 0.1,
    read: (r) => r.transportNationality,
    label: { vi: 'Quốc tịch phương tiện vận tải', en: 'Nationality of the means of transport' },
  },
];

export const PLACE_FACTS: readonly FactSpec<PlaceFacts>[] = [
  {
    name: 'warehouse',
    type: 'string',
    share: 0.03,
    read: (p) => p.warehouse,
    label: { vi: 'Mã địa điểm lưu kho', en: 'Code of the place where the goods are held' },
  },
];

export const HISTORY_FACTS: readonly FactSpec<HistoryFacts>[] = [
  {
    name: 'declarations7Days',
    type: 'int',
    typical: 4,
    read: (h) => h.declarations7Days,
    label: { vi: 'Số tờ khai trong 7 ngày trước hôm nay', en: 'Declarations in the 7 days before today' },
  },
  {
    name: 'lowValueDeclarations7Days',
    type: 'int',
    typical: 0.2,
    read: (h) => h.lowValueDeclarations7Days,
    label: {
      vi: 'Số tờ khai trị giá thấp trong 7 ngày trước hôm nay',
      en: 'Low-value declarations in the 7 days before today',
    },
  },
  {
    name: 'sameGoodsDeclarations7Days',
    type: 'int',
    typical: 2,
    read: (h) => h.sameGoodsDeclarations7Days,
    label: {
      vi: 'Số tờ khai cùng nhóm hàng trong 7 ngày trước hôm nay',
      en: 'Declarations of the same heading in the 7 days before today',
    },
  },
];

/** Absent until the carrier's manifest is known to the system: a rule asks `manifest.known` first. */
export const MANIFEST_FACTS: readonly FactSpec<ManifestFacts>[] = [
  {
    name: 'known',
    type: 'bool',
    share: 0.5,
    read: (m) => m.known,
    label: { vi: 'Đã có bản lược khai hàng hoá', en: 'The manifest is known' },
  },
  {
    name: 'packages',
    type: 'int',
    optional: true,
    typical: 200,
    read: (m) => m.packages,
    label: { vi: 'Số kiện theo bản lược khai', en: 'Packages by the manifest' },
  },
  {
    name: 'grossMassKg',
    type: 'double',
    optional: true,
    typical: 8_000,
    read: (m) => m.grossMassKg,
    label: { vi: 'Trọng lượng theo bản lược khai, kg', en: 'Gross mass by the manifest in kg' },
  },
  {
    name: 'containers',
    type: 'int',
    optional: true,
    typical: 1,
    read: (m) => m.containers,
    label: { vi: 'Số container theo bản lược khai', en: 'Containers by the manifest' },
  },
];

/** The names a rule starts from. `line` exists in line rules only; `lines` is the list of all lines. */
export const ROOT_LABELS = {
  declaration: { vi: 'Tờ khai', en: 'The declaration' },
  line: { vi: 'Dòng hàng đang xét (chỉ trong quy tắc theo dòng)', en: 'The line under examination (line rules only)' },
  lines: { vi: 'Mọi dòng hàng', en: 'All lines' },
  trader: {
    vi: 'Người nhập khẩu (hàng nhập) hoặc xuất khẩu (hàng xuất)',
    en: 'The importer of imports, the exporter of exports',
  },
  declarant: { vi: 'Người khai hải quan hoặc đại lý', en: 'The declarant or agent' },
  partner: { vi: 'Đối tác nước ngoài', en: 'The foreign partner' },
  route: { vi: 'Hành trình', en: 'The route' },
  place: { vi: 'Nơi lưu giữ hàng', en: 'Where the goods are held' },
  manifest: { vi: 'Bản lược khai của người vận chuyển', en: "The carrier's manifest" },
  history: { vi: 'Lịch sử gần đây của người nhập hoặc xuất khẩu', en: 'Recent history of the trader' },
} as const satisfies Readonly<Record<string, Text>>;

export type FactType = 'string' | 'bool' | 'int' | 'double' | 'list<string>';

export interface FactDescription {
  readonly path: string;
  readonly type: FactType;
  readonly optional: boolean;
  readonly label: Text;
}

/** Every fact by its full path, for editors and the reference page. */
export const factDescriptions = (): readonly FactDescription[] => [
  ...described('declaration', DECLARATION_FACTS),
  ...described('line', LINE_FACTS),
  ...described('trader', PARTY_FACTS),
  ...described('declarant', PARTY_FACTS),
  ...described('partner', PARTNER_FACTS),
  ...described('route', ROUTE_FACTS),
  ...described('place', PLACE_FACTS),
  ...described('history', HISTORY_FACTS),
  ...described('manifest', MANIFEST_FACTS),
];

const described = <Owner>(root: string, specs: readonly FactSpec<Owner>[]): readonly FactDescription[] =>
  specs.map((spec) => ({
    path: `${root}.${spec.name}`,
    type: spec.type,
    optional: spec.optional === true,
    label: spec.label,
  }));
