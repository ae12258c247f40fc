import { downloadName, fileKindOf, keptFileName } from './index.ts';
import { expect, test } from 'vitest';

test.each([
  ['hoá đơn.pdf', 'application/pdf', 'hoá đơn.pdf'],
  ['SCAN.PDF', 'application/pdf', 'SCAN.PDF'],
  ['a.jpeg', 'image/jpeg', 'a.jpeg'],
  // What begins like a document is not opened as a page or a program.
  ['invoice.html', 'application/pdf', 'invoice.html.pdf'],
  ['invoice.pdf', 'image/png', 'invoice.pdf.png'],
  ['setup.exe', 'image/jpeg', 'setup.exe.jpg'],
  ['', 'application/pdf', '.pdf'],
  // Shown as "invoiceexe.pdf" by what obeys the mark.
  ['invoice\u202efdp.exe', 'application/pdf', 'invoicefdp.exe.pdf'],
  ['a.zip', 'application/zip', 'a.zip'],
])('%j of kind %s is downloaded as %j', (name, mediaType, called) => {
  expect(downloadName(name, mediaType)).toBe(called);
});

test('a name is kept without what shows it otherwise than it is written, and with its end', () => {
  expect(keptFileName('a\u202e\u2066b\u0000\ud800.pdf', 'x')).toBe('ab.pdf');
  expect(keptFileName(`${'ế'.repeat(300)}.pdf`, 'x')).toMatch(/^ế{196}\.pdf$/);
  for (const nothing of [undefined, '', ' ', '\u202e']) expect(keptFileName(nothing, 'x')).toBe('x');
});

test('a file is of the kind that its first bytes say, whatever it is called', () => {
  const kinds = ['application/pdf', 'image/png', 'image/jpeg'] as const;
  const of = (text: string) => fileKindOf(Buffer.from(text, 'latin1'), kinds);
  expect(of('%PDF-1.7 <script>')).toBe('application/pdf');
  for (const other of ['', '%PD', '<svg>', '\x1f\x8b', ' %PDF']) expect(of(other)).toBeUndefined();
});
