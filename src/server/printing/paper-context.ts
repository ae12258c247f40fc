import type { CodeList } from '#core/codes';
import { numberOfVersion, versionOf } from '#core/declaration';
import { decimal, decimalText, roundDecimal, type Instant, type PlainDate, type Text } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { DeclarationRecord } from '#server/declaration';
import { localTime, type Language } from '#server/platform/pages';
import { printedNumber, qrCode, type Paper, type PaperFact } from '#server/platform/print';

/** What a paper is made from: the declaration as the journal holds it, and the words of the country. */
export interface PaperContext {
  readonly record: DeclarationRecord;
  /** Which version of the declaration `record` holds the document of: mostly the one in force. */
  readonly version: number;
  readonly language: Language;
  readonly reference: Reference;
  /** The law that the figures of `record` were worked out by. */
  readonly law: Reference;
  readonly now: Instant;
  /** The day whose names of codes are printed. */
  readonly today: PlainDate;
  /** For customs itself, which keeps what it worked with beside what it found. */
  readonly isForOffice: boolean;
  /** The public page that says how far the declaration is. */
  readonly trackingUrl: string;
}

/** A paper in the making: what every template needs to be told in one language. */
export interface Writer {
  readonly language: Language;
  readonly say: (text: Text) => string;
  /** The name of a code, or the code where the list does not know it. */
  readonly name: (list: CodeList, code: string) => string;
  /** `A11 · Nhập kinh doanh tiêu dùng`. */
  readonly coded: (list: CodeList, code: string | undefined) => string;
  readonly time: (at: string) => string;
  /** A figure that was declared or published, digit for digit. */
  readonly exact: (amount: string) => string;
  /** A figure that was worked out, as people read it: at most two digits after the point. */
  readonly figure: (amount: string) => string;
  /** The same with the national currency. */
  readonly money: (amount: string) => string;
  /** Facts that have a value; a line without one would only be read as an omission. */
  readonly facts: (entries: readonly (readonly [Text, string | undefined])[]) => readonly PaperFact[];
}

/** Cents of a currency. What is exact beyond them stands in the explanation of the calculation. */
const PRINTED_DIGITS = 2;

export function writerFor({
  language,
  reference,
  today,
}: Pick<PaperContext, 'language' | 'reference' | 'today'>): Writer {
  const { codes, country } = reference;
  const say = (text: Text): string => text[language];
  const name = (list: CodeList, code: string): string => codes.find(list, code, today)?.name[language] ?? code;
  const figure = (amount: string): string =>
    printedNumber(decimalText(roundDecimal(decimal(amount), PRINTED_DIGITS, 'half-up')), language);
  return {
    language,
    say,
    name,
    coded: (list, code) => {
      if (code === undefined) return '';
      const named = name(list, code);
      return named === code ? code : `${code} · ${named}`;
    },
    time: (at) => localTime(at, language, country.zoneOffsetMinutes),
    exact: (amount) => printedNumber(decimalText(decimal(amount)), language),
    figure,
    money: (amount) => `${figure(amount)} ${country.currency}`,
    facts: (entries) =>
      entries.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label: say(label), value }])),
  };
}

const TEXTS = {
  version: { vi: 'Lần sửa đổi', en: 'Amendment' },
  original: { vi: 'Bản gốc', en: 'Original' },
  superseded: {
    vi: 'Bản này đã được thay thế bằng lần sửa đổi sau; tình trạng và phân luồng là của tờ khai hiện nay.',
    en: 'A later amendment replaces this version; status and channel are those of the declaration now.',
  },
  track: { vi: 'Quét để xem tình trạng', en: 'Scan for its present state' },
  declaration: { vi: 'Tờ khai', en: 'Declaration' },
  printed: { vi: 'in lúc', en: 'printed' },
  data: { vi: 'dữ liệu', en: 'reference data' },
} as const satisfies Readonly<Record<string, Text>>;

/** Head and foot of every paper on this declaration: whose it is, of which version, and where its present state is told. */
export function paperOf(
  context: PaperContext,
  writer: Writer,
  of: { readonly title: Text; readonly notice?: Text; readonly facts: Paper['facts'] },
): Paper & Required<Pick<Paper, 'identity'>> {
  const { say } = writer;
  const { state } = context.record;
  const { version } = context;
  const number = numberOfVersion(state.head.number, version);
  return {
    language: context.language,
    title: say(of.title),
    notice: [of.notice, ...(version < versionOf(state) ? [TEXTS.superseded] : [])]
      .map((notice) => (notice === undefined ? '' : say(notice)))
      .join(' ')
      .trim(),
    facts: of.facts,
    footer: [
      `${say(TEXTS.declaration)} ${number}`,
      `${say(TEXTS.printed)} ${writer.time(context.now)}`,
      `${say(TEXTS.data)} ${context.law.version}`,
    ].join(' · '),
    identity: {
      office: writer.name('customs-office', state.head.officeId),
      number,
      version: version === 0 ? say(TEXTS.original) : `${say(TEXTS.version)} ${version}`,
      qr: qrCode(context.trackingUrl),
      track: say(TEXTS.track),
    },
  };
}
