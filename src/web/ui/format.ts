import { country } from './country.ts';

/**
 * Figures are exact decimal texts from the server to the screen: nothing here passes through a float.
 * The grouping follows the person's own setting, not the language of the screens.
 */
export type NumberStyle = 'comma-decimal' | 'point-decimal';
export type Language = 'vi' | 'en';

const SEPARATORS: Readonly<Record<NumberStyle, { readonly group: string; readonly decimal: string }>> = {
  'comma-decimal': { group: '.', decimal: ',' },
  'point-decimal': { group: ',', decimal: '.' },
};

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** `1234567.5` becomes `1.234.567,5` or `1,234,567.5`; a text that is no decimal is given back as it is. */
export function formatDecimal(text: string, style: NumberStyle): string {
  const match = DECIMAL.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction] = match;
  const { group, decimal } = SEPARATORS[style];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return `${sign === '-' ? '−' : ''}${grouped}${fraction === undefined ? '' : `${decimal}${fraction}`}`;
}

/** Reads what a person typed in their own style; `undefined` when it is not one number. */
export function parseTyped(typed: string, style: NumberStyle): string | undefined {
  const { group, decimal } = SEPARATORS[style];
  const compact = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .split(group)
    .join('')
    .replace(decimal, '.');
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(compact)) return undefined;
  const [whole = '', fraction = ''] = compact.replace('-', '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  return `${compact.startsWith('-') ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The numbers inside a calculation such as `46500000 × 8 %`, grouped where they stand. */
export const formatCalculation = (text: string, style: NumberStyle): string =>
  text
    .replace(/(?<![\w.,])\d+(?:\.\d+)?(?![\w.]*\w)/g, (number) => formatDecimal(number, style))
    // A percentage never parts from its sign at the end of a line.
    .replace(/(?<=[\d)]) ?%/g, '\u00a0%');

/** The counts inside a text of the pages, which wrote them its own way, as the person writes all other figures. */
export function formatCounts(
  text: string,
  values: Readonly<Record<string, string | number>> | undefined,
  locale: string,
  style: NumberStyle,
): string {
  let formatted = text;
  for (const value of Object.values(values ?? {})) {
    // Below a thousand there is nothing to group.
    if (typeof value !== 'number' || Math.abs(value) < 1000) continue;
    const wanted = formatDecimal(String(value), style);
    for (const written of [value.toLocaleString(locale), String(value)])
      formatted = formatted.replaceAll(written, wanted);
  }
  return formatted;
}

export const CURRENCY_SIGNS: Readonly<Record<string, string>> = { VND: '₫' };
export const formatMoney = (amount: string, currency: string, style: NumberStyle): string =>
  `${formatDecimal(amount, style)}\u00a0${CURRENCY_SIGNS[currency] ?? currency}`;

/** `YYYY-MM-DD` as people write it. */
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.slice(0, 10).split('-');
  if (!year || !month || !day) return date;
  return language === 'vi' ? `${day}/${month}/${year}` : `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
/**
 * A sentence of the server as people write it: its days, and percentages in one piece; moments and numbers of acts stay. A
 * code such as `(ENGINE_CC)` behind its name is for programs.
 */
export const formatTold = (text: string, language: Language): string =>
  text
    .replaceAll(/(?<=\d) %/g, '\u00a0%')
    .replaceAll(/ \([A-Z]+(?:_[A-Z]+)+\)/g, '')
    .replace(/(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w/-])/g, (date) => formatDate(date, language));
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Instants are shown in the country's zone, which keeps one offset all year. */
const local = (instant: string): string =>
  new Date(Date.parse(instant) + country().zoneOffsetMinutes * 60_000).toISOString();

export const localDate = (instant: string): string => local(instant).slice(0, 10);
export const formatTime = (instant: string): string => local(instant).slice(11, 16);
export const formatInstant = (instant: string, language: Language): string =>
  `${formatDate(local(instant), language)}, ${formatTime(instant)}`;

/** Today only the time matters; before that the day does. */
export const formatSince = (instant: string, now: string, language: Language): string =>
  localDate(instant) === localDate(now) ? formatTime(instant) : formatInstant(instant, language);

/** How long from one instant to another, in its two largest units; below a minute is nothing. */
export function formatSpan(from: string, to: string, language: Language): string {
  const minutes = Math.max(0, Math.trunc((Date.parse(to) - Date.parse(from)) / 60_000));
  const parts: readonly (readonly [number, keyof typeof SPAN_UNITS.vi])[] = [
    [Math.trunc(minutes / 1_440), 'day'],
    [Math.trunc(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const words = parts
    .slice(Math.max(0, first), first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}\u00a0${SPAN_UNITS[language][unit]}`);
  return words.length > 0 ? words.join(' ') : `0\u00a0${SPAN_UNITS[language].minute}`;
}
/** How long something took: below a minute in seconds, and below one in thousandths; what took none was done at once. */
export function formatSeconds(seconds: number, language: Language, style: NumberStyle): string {
  if (seconds >= 60) return formatSpan(EPOCH, new Date(Math.round(seconds) * 1_000).toISOString(), language);
  if (seconds < 0.0005) return language === 'vi' ? 'ngay' : 'at once';
  if (seconds < 1) return `${Math.round(seconds * 1_000)}\u00a0ms`;
  return `${formatDecimal(seconds.toFixed(seconds < 10 ? 1 : 0), style)}\u00a0${language === 'vi' ? 'giây' : 's'}`;
}
const EPOCH = '1970-01-01T00:00:00.000Z';

const SPAN_UNITS = {
  vi: { day: 'ngày', hour: 'giờ', minute: 'phút' },
  en: { day: 'd', hour: 'h', minute: 'min' },
} as const;

export function formatBytes(bytes: number, style: NumberStyle): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatDecimal(String(Math.round(bytes / 1000)), style)} kB`;
  return `${formatDecimal((bytes / 1_000_000).toFixed(1), style)} MB`;
}

/** Without accents, `đ` as `d`, lower case: what searches compare. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

/** From so many on, one more tells nobody anything. */
const COUNTED_MAX = 99;

/** How many are waiting, as a badge has room for: 99+ beyond 99. */
export const countShown = (count: number): string => (count > COUNTED_MAX ? `${COUNTED_MAX}+` : String(count));
