/**
 * White space around the text of an element states nothing: it comes from indenting. Inside the text it is kept as it is.
 * A value that begins or ends with white space of its own is written, and read, under `xml:space="preserve"`.
 */
export function trimXmlSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isXmlSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isXmlSpace(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

export const isBlankXml = (text: string): boolean => trimXmlSpace(text) === '';

/** Narrower than `String.trim`: a no-break space is not white space of XML and belongs to the value. */
const isXmlSpace = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d;

/**
 * What XML 1.0 cannot hold in any spelling. Nothing that is kept has such a character, but a refusal quotes what was sent, and
 * XML 1.1 may be sent: it is told with a mark in its place, so that the sender can read why.
 */
const NO_XML = '\\0-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff\\p{Cs}';
const IN_ITS_PLACE = '\ufffd';

const TEXT_SPECIAL = new RegExp(`[&<>\\r${NO_XML}]`, 'gu');
const ATTRIBUTE_SPECIAL = new RegExp(`[&<"\\t\\n\\r${NO_XML}]`, 'gu');
const REFERENCE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export const escapeXmlText = (text: string): string =>
  text.replace(TEXT_SPECIAL, (special) => REFERENCE[special] ?? IN_ITS_PLACE);
export const escapeXmlAttribute = (text: string): string =>
  text.replace(ATTRIBUTE_SPECIAL, (special) => REFERENCE[special] ?? IN_ITS_PLACE);
