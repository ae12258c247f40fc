import { expect, test } from 'vitest';
import { composed } from './composed-text.ts';

const WHOLE = { name: 'Công ty Tiếng Việt' };
const APART = { name: 'Công ty Tiếng Việt'.normalize('NFD') };
const xml = (text: string): string => `<Name>${text}</Name>`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(xml(text));
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(xml(text), 'utf16le'));
const byNumber = (text: string): Uint8Array =>
  utf8(text.replaceAll(/[\u0300-\u036f]/g, (mark) => `&#x${mark.charCodeAt(0).toString(16)};`));

test('letters with marks of their own come whole, however the message spells them', () => {
  for (const spelled of [utf8, utf16, byNumber]) expect(composed(APART, spelled(APART.name))).toEqual(WHOLE);
});

test('what is whole is the very same value', () => {
  for (const spelled of [utf8, utf16]) expect(composed(WHOLE, spelled(WHOLE.name))).toBe(WHOLE);
});
