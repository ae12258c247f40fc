import type { CodeList } from '#core/codes';
import type { Datum, Text } from '#core/kernel';

/** The name of a code on the day of asking; `undefined` where the country's lists do not have it. */
export type NameOf = (list: CodeList, code: string) => Text | undefined;

/** What the country adds to the words: the names of its codes, and the money that its values are counted in. */
export interface CountryWords {
  readonly nameOf: NameOf;
  readonly currency: string;
}

/**
 * A recorded fact in the words of an officer: a short label, and a value with its unit or in words. The labels of the fact
 * model speak to authors of rules; these speak to whoever has the case before them.
 */
export function factInWords(path: string, value: string, country: CountryWords): Datum {
  return { label: labelOfFact(path), value, ...FACT_WORDS[path]?.show(value, country) };
}

/** The label alone, where no value was read. */
export const labelOfFact = (path: string): Text => FACT_WORDS[path]?.label ?? { vi: path, en: path };

type Shown = Partial<Pick<Datum, 'value' | 'unit' | 'words'>>;
type Show = (value: string, country: CountryWords) => Shown;
interface FactWords {
  readonly label: Text;
  readonly show: Show;
  /** The list that its values are codes of. */
  readonly list?: CodeList;
}
type Coded = Pick<FactWords, 'show'> & { readonly list: CodeList };

/** The list whose codes a fact holds, where it holds codes. */
export const codeListOfFact = (path: string): CodeList | undefined => FACT_WORDS[path]?.list;

const text = (vi: string, en: string): Text => ({ vi, en });
const NOT_DECLARED = text('không khai', 'not declared');

const plain: Show = (value) => (value === '' ? { words: NOT_DECLARED } : {});
/** Ids of lists, several joined by commas; none is "none", not "not declared". */
const listed: Show = (value) =>
  value === '' ? { words: text('không', 'none') } : { value: value.replaceAll(',', ', ') };
const yesNo: Show = (value) => ({ words: value === 'true' ? text('có', 'yes') : text('không', 'no') });
const oneOf =
  (words: Readonly<Record<string, Text>>): Show =>
  (value, country) => {
    const found = words[value];
    return found ? { words: found } : plain(value, country);
  };
/** A code under its name, or several of them; a list that was cut short may end in half a code, which stays as it is. */
const coded = (list: CodeList): Coded => ({
  list,
  show: (value, { nameOf }) =>
    value === '' ? { words: NOT_DECLARED } : { words: codesInWords(list, value.split(','), nameOf) },
});
/** Recorded as machine numbers: digits beyond these say nothing to people. */
const amount = (value: string, unit: string, digits: number): Shown => ({
  value: String(Math.round(Number(value) * 10 ** digits) / 10 ** digits),
  unit,
});
const counted =
  (one: Text, many: Text): Show =>
  (value) => {
    const word = value === '1' ? one : many;
    return { words: text(`${value} ${word.vi}`, `${value} ${word.en}`) };
  };

const national: Show = (value, { currency }) => amount(value, currency, 0);
const kg: Show = (value) => amount(value, 'kg', 3);
const days = counted(text('ngày', 'day'), text('ngày', 'days'));
const lines = counted(text('dòng', 'line'), text('dòng', 'lines'));
const declarations = counted(text('tờ khai', 'declaration'), text('tờ khai', 'declarations'));
const times = counted(text('lần', 'time'), text('lần', 'times'));

/** Codes with their names, for people; a code that has no name stands alone. */
export function codesInWords(list: CodeList, codes: readonly string[], nameOf: NameOf): Text {
  const inWords = (language: keyof Text): string =>
    codes
      .map((code) => {
        const name = nameOf(list, code);
        return name === undefined ? code : `${name[language]} (${code})`;
      })
      .join(', ');
  return text(inWords('vi'), inWords('en'));
}

export const INSPECTION_WORDS: Readonly<Record<string, Text>> = {
  documents: text('kiểm tra hồ sơ', 'documents'),
  scan: text('soi chiếu', 'scanner'),
  partial: text('kiểm tra một phần hàng', 'part of the goods'),
  full: text('kiểm tra toàn bộ hàng', 'all of the goods'),
};

const row = (vi: string, en: string, how: Show | Coded = plain): FactWords => ({
  label: text(vi, en),
  ...(typeof how === 'function' ? { show: how } : how),
});

const DECLARATION: Readonly<Record<string, FactWords>> = {
  type: row('Loại hình', 'Declaration type', coded('declaration-type')),
  direction: row(
    'Chiều',
    'Direction',
    oneOf({ import: text('nhập khẩu', 'import'), export: text('xuất khẩu', 'export') }),
  ),
  office: row('Đơn vị hải quan', 'Customs office', coded('customs-office')),
  transportMode: row('Phương thức vận chuyển', 'Mode of transport', coded('transport-mode')),
  incoterm: row('Điều kiện giao hàng', 'Delivery terms', coded('incoterm')),
  currency: row('Tiền tệ hóa đơn', 'Invoice currency', coded('currency')),
  cargoClass: row('Phân loại hàng hóa', 'Cargo class', coded('cargo-class')),
  paymentTerms: row('Phương thức thanh toán', 'Payment terms', coded('payment-terms')),
  documents: row('Chứng từ đã khai', 'Documents declared', coded('document-type')),
  lineCount: row('Số dòng hàng', 'Lines of goods', lines),
  containers: row('Số container', 'Containers'),
  invoiceValueVnd: row('Trị giá hóa đơn', 'Invoice value', national),
  taxVnd: row('Tổng thuế phải nộp', 'Duties and taxes', national),
  grossMassKg: row('Trọng lượng cả bì', 'Gross mass', kg),
  packages: row('Số kiện', 'Packages'),
  arrivalLagDays: row('Từ khi hàng đến đến khi đăng ký', 'From arrival to registration', days),
  containerLists: row('Container có trong danh sách', 'Container on a list', listed),
  sealLists: row('Niêm phong có trong danh sách', 'Seal on a list', listed),
  vehicleLists: row('Phương tiện có trong danh sách', 'Means of transport on a list', listed),
};

const LINE: Readonly<Record<string, FactWords>> = {
  sequence: row('Dòng hàng', 'Line'),
  code: row('Mã HS', 'HS code'),
  hs2: row('Chương HS', 'HS chapter'),
  hs4: row('Nhóm HS', 'HS heading'),
  hs6: row('Phân nhóm HS', 'HS subheading'),
  origin: row('Xuất xứ', 'Origin', coded('country')),
  description: row('Mô tả hàng (không dấu)', 'Description (accents folded)'),
  unit: row('Đơn vị tính', 'Unit', coded('unit')),
  preference: row('Ưu đãi theo hiệp định', 'Preference claimed', coded('agreement')),
  certificatePresent: row('Đã khai chứng nhận xuất xứ', 'Certificate of origin declared', yesNo),
  policyControlled: row('Thuộc diện quản lý chuyên ngành', 'Under specialised management', yesNo),
  policies: row('Văn bản quản lý chuyên ngành', 'Texts of specialised management'),
  documents: row('Chứng từ đã khai', 'Documents declared', coded('document-type')),
  knownGoods: row('Đã từng khai nhóm hàng này', 'Heading declared before', yesNo),
  knownOrigin: row('Đã từng khai xuất xứ này', 'Origin declared before', yesNo),
  valueVnd: row('Trị giá dòng hàng', 'Value of the line', national),
  taxVnd: row('Thuế của dòng hàng', 'Duties and taxes of the line', national),
  quantity: row('Lượng', 'Quantity'),
  unitValueVnd: row('Trị giá một đơn vị', 'Value of one unit', national),
  netMassKg: row('Trọng lượng tịnh', 'Net mass', kg),
  valuePerKgVnd: row('Trị giá một kg tịnh', 'Value of one net kg', national),
  descriptionFit: row('Mô tả hợp với mã hàng (0–1)', 'Description goes with the code (0–1)', (value) =>
    amount(value, '', 2),
  ),
  priceScore: row('Đơn giá so với mức thường gặp (độ lệch chuẩn)', 'Price against the usual (deviations)', (value) =>
    amount(value, '', 1),
  ),
  priceSamples: row('Số đơn giá để so sánh', 'Prices compared with'),
  goodsLists: row('Mô tả có trong danh sách', 'Description on a list', listed),
  belowReferencePrice: row('Trị giá thấp hơn mức tham chiếu', 'Value below the reference', yesNo),
};

/** Facts of a party, told apart by whose they are. */
const partyOf = (vi: string, en: string): Readonly<Record<string, FactWords>> => {
  const of = (viName: string, enName: string, show: Show = plain): FactWords =>
    row(`${vi}: ${viName}`, `${en}: ${enName}`, show);
  return {
    id: of('mã số', 'number'),
    known: of('có hồ sơ ở hải quan', 'known to customs', yesNo),
    status: of(
      'tình trạng',
      'status',
      oneOf({
        active: text('đang hoạt động', 'active'),
        suspended: text('tạm ngừng', 'suspended'),
        dissolved: text('đã giải thể', 'dissolved'),
        unknown: text('không rõ', 'unknown'),
      }),
    ),
    complianceLevel: of(
      'mức tuân thủ',
      'compliance level',
      oneOf({
        1: text('1, ưu tiên', '1, priority'),
        2: text('2, cao', '2, high'),
        3: text('3, trung bình', '3, medium'),
        4: text('4, thấp', '4, low'),
        5: text('5, không tuân thủ', '5, not compliant'),
      }),
    ),
    riskClass: of('hạng rủi ro (1–9)', 'risk class (1–9)'),
    aeo: of('doanh nghiệp ưu tiên', 'authorised economic operator', yesNo),
    newcomer: of('mới hoạt động dưới một năm', 'active for less than a year', yesNo),
    taxDebtDays: of('nợ thuế lâu nhất', 'oldest tax debt', days),
    declarations: of('đã khai', 'declared so far', declarations),
    findings: of('bị phát hiện sai lệch', 'found at fault', times),
    ageDays: of('từ khi đăng ký', 'since registration', days),
    daysSinceFinding: of('từ lần sai lệch gần nhất', 'since the last finding', days),
    listed: of('có trong danh sách theo dõi', 'on a watch list', yesNo),
    lists: of('các danh sách theo dõi', 'watch lists', listed),
  };
};

const PARTNER: Readonly<Record<string, FactWords>> = {
  name: row('Đối tác nước ngoài', 'Foreign partner'),
  country: row('Nước của đối tác', 'Country of the partner', coded('country')),
  listMatches: row('Đối tác: danh sách có tên gần giống', 'Partner: lists with a name like it', listed),
  matchScore: row('Đối tác: mức giống tên (0–1)', 'Partner: likeness of the name (0–1)', (value) =>
    amount(value, '', 2),
  ),
};

const MANIFEST: Readonly<Record<string, FactWords>> = {
  known: row('Đã có bản lược khai', 'Manifest known', yesNo),
  packages: row('Số kiện theo bản lược khai', 'Packages by the manifest'),
  grossMassKg: row('Trọng lượng theo bản lược khai', 'Gross mass by the manifest', kg),
  containers: row('Số container theo bản lược khai', 'Containers by the manifest'),
};

const ROUTE: Readonly<Record<string, FactWords>> = {
  exportCountry: row('Nước xuất khẩu', 'Country of export', coded('country')),
  destinationCountry: row('Nước đến', 'Country of destination', coded('country')),
  loadingLocation: row('Nơi xếp hàng', 'Place of loading', coded('location')),
  loadingCountry: row('Nước xếp hàng', 'Country of loading', coded('country')),
  unloadingLocation: row('Nơi dỡ hàng', 'Place of unloading', coded('location')),
  transportNationality: row('Quốc tịch phương tiện', 'Nationality of the means of transport', coded('country')),
};

const PLACE: Readonly<Record<string, FactWords>> = {
  warehouse: row('Nơi lưu hàng', 'Where the goods are held', coded('location')),
};

const HISTORY: Readonly<Record<string, FactWords>> = {
  declarations7Days: row('Trong 7 ngày trước', 'In the 7 days before', declarations),
  lowValueDeclarations7Days: row(
    'Trị giá thấp, trong 7 ngày trước',
    'Of low value, in the 7 days before',
    declarations,
  ),
  sameGoodsDeclarations7Days: row(
    'Cùng nhóm hàng, trong 7 ngày trước',
    'Same heading, in the 7 days before',
    declarations,
  ),
};

const under = (root: string, facts: Readonly<Record<string, FactWords>>): readonly (readonly [string, FactWords])[] =>
  Object.entries(facts).map(([name, words]) => [`${root}.${name}`, words]);

const FACT_WORDS: Readonly<Record<string, FactWords>> = Object.fromEntries([
  ...under('declaration', DECLARATION),
  ...under('line', LINE),
  ...under('trader', partyOf('Doanh nghiệp', 'Trader')),
  ...under('declarant', partyOf('Người khai', 'Declarant')),
  ...under('partner', PARTNER),
  ...under('route', ROUTE),
  ...under('place', PLACE),
  ...under('history', HISTORY),
  ...under('manifest', MANIFEST),
]);
