import type { AssessedTax, AssessedTotal, Assessment, ReliefKind } from '#core/assessment';
import type { Declaration, GoodsItem, Measure, Party } from '#core/declaration';
import type { Text } from '#core/kernel';
import { progressOf } from '#server/declaration';
import { localDate } from '#server/platform/pages';
import { printedCalculation, typeset, type DeclarationPaper } from '#server/platform/print';
import { channelName } from './channel-name.ts';
import { paperOf, writerFor, type PaperContext, type Writer } from './paper-context.ts';

const TEXTS = {
  title: { vi: 'Tờ khai hàng hóa nhập khẩu', en: 'Import declaration' },
  exportTitle: { vi: 'Tờ khai hàng hóa xuất khẩu', en: 'Export declaration' },
  draft: {
    vi: 'Khai trước, chưa đăng ký: tờ khai này chưa có giá trị pháp lý.',
    en: 'Pre-registered, not registered: this declaration has no legal force yet.',
  },
  type: { vi: 'Loại hình', en: 'Procedure' },
  registered: { vi: 'Đăng ký lúc', en: 'Registered' },
  received: { vi: 'Tiếp nhận lúc', en: 'Received' },
  status: { vi: 'Tình trạng khi in', en: 'Status when printed' },
  channel: { vi: 'Luồng', en: 'Channel' },
  ownReference: { vi: 'Số tham chiếu của người khai', en: 'Declarant’s reference' },
  parties: { vi: 'Các bên', en: 'Parties' },
  importer: { vi: 'Người nhập khẩu', en: 'Importer' },
  exporter: { vi: 'Người xuất khẩu', en: 'Exporter' },
  declarant: { vi: 'Người khai', en: 'Declarant' },
  agent: { vi: 'Đại lý hải quan', en: 'Customs broker' },
  transport: { vi: 'Vận chuyển', en: 'Transport' },
  bill: { vi: 'Vận đơn', en: 'Transport document' },
  means: { vi: 'Phương tiện', en: 'Means of transport' },
  mode: { vi: 'Phương thức', en: 'Mode' },
  loading: { vi: 'Nơi xếp hàng', en: 'Loaded at' },
  unloading: { vi: 'Nơi dỡ hàng', en: 'Unloaded at' },
  arrival: { vi: 'Ngày hàng đến', en: 'Arrival' },
  departure: { vi: 'Ngày khởi hành', en: 'Departure' },
  packages: { vi: 'Số kiện', en: 'Packages' },
  mass: { vi: 'Tổng trọng lượng', en: 'Gross mass' },
  containers: { vi: 'Container', en: 'Containers' },
  invoice: { vi: 'Hóa đơn và trị giá', en: 'Invoice and value' },
  invoiceNumber: { vi: 'Số hóa đơn', en: 'Invoice' },
  invoiceDate: { vi: 'Ngày hóa đơn', en: 'Invoice date' },
  invoiceAmount: { vi: 'Tổng trị giá hóa đơn', en: 'Invoice total' },
  terms: { vi: 'Điều kiện giao hàng', en: 'Terms of delivery' },
  freight: { vi: 'Phí vận chuyển', en: 'Freight' },
  insurance: { vi: 'Phí bảo hiểm', en: 'Insurance' },
  rate: { vi: 'Tỷ giá tính thuế', en: 'Exchange rate' },
  customsValue: { vi: 'Tổng trị giá tính thuế', en: 'Total customs value' },
  exportCountry: { vi: 'Nước xuất khẩu', en: 'Exported from' },
  taxes: { vi: 'Thuế và khoản thu', en: 'Duties and taxes' },
  tax: { vi: 'Khoản thu', en: 'Tax' },
  base: { vi: 'Cơ sở tính', en: 'Base' },
  amount: { vi: 'Số tính được', en: 'Worked out' },
  payable: { vi: 'Phải nộp', en: 'Payable' },
  total: { vi: 'Tổng phải nộp', en: 'Total payable' },
  lines: { vi: 'Các dòng hàng', en: 'Lines of goods' },
  number: { vi: 'Số', en: 'No.' },
  goods: { vi: 'Hàng hóa', en: 'Goods' },
  price: { vi: 'Trị giá hóa đơn', en: 'Invoice value' },
  value: { vi: 'Trị giá tính thuế', en: 'Customs value' },
  lineTaxes: { vi: 'Thuế của dòng', en: 'Taxes of the line' },
  rounding: {
    vi: 'Số của từng dòng được làm tròn đến hai chữ số khi in; số phải nộp là tổng chính xác, làm tròn một lần.',
    en: 'Figures of lines are printed to two digits; what is payable is the exact total, rounded once.',
  },
  origin: { vi: 'xuất xứ', en: 'origin' },
} as const satisfies Readonly<Record<string, Text>>;

const RELIEF: Readonly<Record<ReliefKind, Text>> = {
  suspended: { vi: 'tạm chưa thu', en: 'suspended' },
  exempt: { vi: 'được miễn', en: 'exempt' },
  reduced: { vi: 'được giảm', en: 'reduced' },
  deferred: { vi: 'được nộp sau', en: 'may be paid later' },
};

/** The declaration in force, on paper: every line and every tax. */
export function printDeclaration(context: PaperContext): Promise<Buffer> {
  const { state, declaration, assessment } = context.record;
  const writer = writerFor(context);
  const { say } = writer;
  const facts = writer.facts([
    [TEXTS.type, writer.coded('declaration-type', state.head.typeCode)],
    state.registeredAt === null
      ? [TEXTS.received, writer.time(state.submittedAt)]
      : [TEXTS.registered, writer.time(state.registeredAt)],
    [TEXTS.status, say(progressOf(state.status, context.reference.country).label)],
    [TEXTS.channel, state.channel === null ? undefined : say(channelName(state.channel))],
    [TEXTS.ownReference, state.head.ownReference ?? undefined],
  ]);
  const print: DeclarationPaper = {
    ...paperOf(context, writer, {
      title: state.head.direction === 'import' ? TEXTS.title : TEXTS.exportTitle,
      ...(state.registeredAt === null && { notice: TEXTS.draft }),
      facts,
    }),
    words: wordsIn(say),
    parties: partiesOf(declaration, writer),
    groups: groupsOf(declaration, assessment, writer),
    taxes: (assessment?.totals ?? []).map((total) => taxTotal(total, writer)),
    total: writer.money(assessment?.payable ?? '0'),
    lines: declaration.goodsItems.map((item, index) => lineOf(item, index, context, writer)),
  };
  return typeset('declaration', print);
}

const wordsIn = (say: Writer['say']): DeclarationPaper['words'] => ({
  parties: say(TEXTS.parties),
  taxes: say(TEXTS.taxes),
  tax: say(TEXTS.tax),
  base: say(TEXTS.base),
  amount: say(TEXTS.amount),
  payable: say(TEXTS.payable),
  total: say(TEXTS.total),
  lines: say(TEXTS.lines),
  number: say(TEXTS.number),
  goods: say(TEXTS.goods),
  price: say(TEXTS.price),
  value: say(TEXTS.value),
  lineTaxes: say(TEXTS.lineTaxes),
  rounding: say(TEXTS.rounding),
});

function partiesOf(declaration: Declaration, { say, name }: Writer): DeclarationPaper['parties'] {
  const printed = (role: Text, party: Party | undefined) => {
    if (party === undefined) return [];
    const { line, cityName, countrySubDivision, countryCode } = party.address ?? {};
    const country = countryCode === undefined ? undefined : name('country', countryCode);
    const address = [line, cityName, countrySubDivision, country].filter((part) => part !== undefined).join(', ');
    return [{ role: say(role), name: party.name ?? '', id: party.id ?? '', address }];
  };
  return [
    ...printed(TEXTS.importer, declaration.importer),
    ...printed(TEXTS.exporter, declaration.exporter),
    ...printed(TEXTS.declarant, declaration.declarant),
    ...printed(TEXTS.agent, declaration.agent),
  ];
}

function groupsOf(declaration: Declaration, assessment: Assessment | null, writer: Writer): DeclarationPaper['groups'] {
  const { consignment, borderTransportMeans, invoice, invoiceAmount, customsValuation, tradeTerms } = declaration;
  const { say, facts, coded, exact } = writer;
  const date = (day: string | undefined): string => (day === undefined ? '' : localDate(day, writer.language));
  const amount = (of: { readonly amount: string; readonly currency?: string } | undefined): string =>
    of === undefined ? '' : `${exact(of.amount)} ${of.currency ?? ''}`.trimEnd();
  const packages = declaration.totalPackageQuantity;
  return [
    {
      title: say(TEXTS.transport),
      facts: facts([
        [TEXTS.bill, consignment?.transportContractDocuments?.map(({ id }) => id).join(', ')],
        [TEXTS.means, [borderTransportMeans?.name, borderTransportMeans?.id].filter(Boolean).join(' · ')],
        [TEXTS.mode, coded('transport-mode', borderTransportMeans?.modeCode)],
        [TEXTS.loading, coded('location', consignment?.loadingLocationId)],
        [TEXTS.unloading, coded('location', consignment?.unloadingLocationId)],
        [TEXTS.arrival, date(consignment?.arrivalDate)],
        [TEXTS.departure, date(consignment?.departureDate)],
        [TEXTS.exportCountry, coded('country', declaration.exportCountryCode)],
        [
          TEXTS.packages,
          packages === undefined
            ? ''
            : `${exact(`${packages}`)} ${packageName(declaration.totalPackageUnitCode, writer)}`.trimEnd(),
        ],
        [TEXTS.mass, quantity(declaration.totalGrossMass, writer)],
        [TEXTS.containers, consignment?.transportEquipments?.map(({ id }) => id ?? '').join(', ')],
      ]),
    },
    {
      title: say(TEXTS.invoice),
      facts: facts([
        [TEXTS.invoiceNumber, invoice?.id],
        [TEXTS.invoiceDate, date(invoice?.issueDate)],
        [TEXTS.terms, coded('incoterm', tradeTerms?.conditionCode)],
        [TEXTS.invoiceAmount, amount(invoiceAmount)],
        [TEXTS.freight, amount(customsValuation?.freightChargeAmount)],
        [TEXTS.insurance, amount(customsValuation?.insuranceAmount)],
        [TEXTS.rate, assessment === null ? '' : ratesOf(assessment, writer)],
        [TEXTS.customsValue, assessment === null ? '' : writer.money(assessment.value)],
      ]),
    },
  ];
}

const packageName = (code: string | undefined, { name }: Writer): string =>
  code === undefined ? '' : name('package', code);

const ratesOf = ({ rates, currency }: Assessment, { exact }: Writer): string =>
  Object.entries(rates)
    .map(([foreign, rate]) => `${exact(rate)} ${currency}/${foreign}`)
    .join('; ');

const quantity = (measure: Measure | undefined, { exact, name }: Writer): string =>
  measure === undefined
    ? ''
    : `${exact(measure.value)} ${measure.unitCode === undefined ? '' : name('unit', measure.unitCode)}`.trimEnd();

function taxTotal(total: AssessedTotal, { name, figure, money, say }: Writer): DeclarationPaper['taxes'][number] {
  return {
    name: name('tax-type', total.taxType),
    base: total.base === undefined ? '' : figure(total.base),
    amount: figure(total.amount),
    payable: money(total.payable),
    note: total.relief === undefined ? '' : say(RELIEF[total.relief]),
  };
}

function lineOf(
  item: GoodsItem,
  index: number,
  { record: { assessment, declaration } }: PaperContext,
  writer: Writer,
): DeclarationPaper['lines'][number] {
  const { say, name, exact, figure } = writer;
  const assessed = assessment?.lines[index];
  const charge = item.itemChargeAmount;
  const country = item.origin?.countryCode;
  const origin = country === undefined ? '' : `${say(TEXTS.origin)} ${name('country', country)}`;
  const currency = charge?.currency ?? declaration.invoiceAmount?.currency ?? '';
  return {
    number: `${item.sequence}`,
    code: item.commodityCode ?? '',
    description: item.description ?? '',
    details: [quantity(item.tariffQuantity, writer), origin].filter((part) => part !== '').join(' · '),
    price: charge === undefined ? '' : `${exact(charge.amount)} ${currency}`.trimEnd(),
    value: assessed === undefined ? '' : figure(assessed.value),
    taxes: (assessed?.taxes ?? []).map((tax) => lineTax(tax, writer)),
  };
}

const lineTax = ({ taxType, rate, amount, relief }: AssessedTax, { language, name, say, figure }: Writer) => ({
  name: name('tax-type', taxType),
  rate: [printedCalculation(rate, language), ...(relief === undefined ? [] : [say(RELIEF[relief])])].join(' · '),
  amount: figure(amount),
});
