import { columnLetters, textOf } from '#core/tariff-import';
import * as xlsx from '@e965/xlsx';
import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readSheets } from './read-sheets.ts';
import { unfoldedSize } from './unfolded-size.ts';

const book = (
  rows: readonly (readonly unknown[])[],
  change: (sheet: xlsx.WorkSheet) => void = () => undefined,
): Buffer => {
  const sheet = xlsx.utils.aoa_to_sheet(rows.map((row) => [...row]));
  change(sheet);
  const made = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(made, sheet, 'Biểu');
  return xlsx.write(made, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
};
const rowsOf = (bytes: Buffer) => {
  const read = readSheets(bytes);
  return read.ok ? (read.value[0]?.rows ?? []) : read.error.map(({ code }) => code);
};

/** An archive of parts that say of themselves whatever size they like. */
function archive(parts: readonly { readonly name: string; readonly data: Buffer; readonly said?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, data, said = data.length } of parts) {
    const packed = deflateRawSync(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(data), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(said, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(said, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

describe('spreadsheets', () => {
  test('numbers stay numbers, percentages become their text, and what a program made of a text is named', () => {
    const bytes = book(
      [
        ['Mã', 'a', 'b', 'c', 'd'],
        [1012100, 0.075, 46_303, 5, 'Ngựa'],
      ],
      (sheet) => {
        sheet['B2'].z = '0.0%';
        sheet['C2'].z = 'd-mmm';
        sheet['D2'] = { t: 'e', v: 42 };
      },
    );
    expect(rowsOf(bytes)[1]).toEqual([
      1_012_100,
      '7.5%',
      { fault: 'date', text: '2026-10-08' },
      { fault: 'error', text: '#N/A' },
      'Ngựa',
    ]);
  });

  test('rows and columns stay where they stand, with holes between them', () => {
    const bytes = book([[], ['x'], [undefined, undefined, 'y']]);
    const rows = rowsOf(bytes) as readonly (readonly (string | undefined)[])[];
    const found = rows.flatMap((row, index) =>
      row.flatMap((cell, at) => (cell ? [`${columnLetters(at)}${index + 1} ${textOf(cell)}`] : [])),
    );
    expect(found).toEqual(['A2 x', 'C3 y']);
  });

  test('what is no spreadsheet is refused in words, not with a crash', () => {
    for (const bytes of [
      archive([{ name: 'a.txt', data: Buffer.from('x') }]),
      Buffer.from('PK\u0003\u0004 and nothing more'),
    ])
      expect(rowsOf(bytes)[0]).toMatch(/^TIM-10[12]$/);
    expect(rowsOf(Buffer.from([0xff, 0xff, 0x00, 0x41]))).toEqual(['TIM-101']);
    expect(rowsOf(Buffer.from('a,b\0,c'))).toEqual(['TIM-101']);
  });
});

describe('a spreadsheet made to do harm', () => {
  const workbook = (names: readonly string[]): Buffer =>
    archive([
      {
        name: '[Content_Types].xml',
        data: Buffer.from(
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        ),
      },
      {
        name: 'xl/workbook.xml',
        data: Buffer.from(
          `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: Buffer.from(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        data: Buffer.from(
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>A_x0041_</t></is></c></row></sheetData></worksheet>',
        ),
      },
    ]);
  const refused = (bytes: Buffer) => {
    const read = readSheets(bytes);
    return read.ok ? 'read' : read.error[0]?.code;
  };

  test('may name its sheets, but not one sheet thousands of times', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `S${index}`);
    expect(refused(workbook(names(3)))).toBe('read');
    expect(refused(workbook(names(2_000)))).toBe('TIM-102');
  });

  test('holds no NUL and no half character, in a cell or a name', () => {
    for (const cell of ['a_x0000_b', '_xD800_'])
      expect(refused(book([[cell]], (sheet) => void (sheet['A1'] = { t: 's', v: cell })))).toBe('TIM-101');
    expect(refused(workbook(['S&#0;']))).toBe('TIM-101');
  });

  test('holds no cell longer than a spreadsheet program keeps, nor does a text file', () => {
    expect(refused(Buffer.from(`a,b\n${'x'.repeat(32_767)},1\n`))).toBe('read');
    expect(refused(Buffer.from(`a,b\n${'x'.repeat(32_768)},1\n`))).toBe('TIM-102');
  });
});

describe('text files', () => {
  test.each([
    ['commas', 'mã,mfn\n01012100,"7,5"\n', ['01012100', '7,5']],
    ['semicolons', 'mã;mfn\n01012100;7,5\n', ['01012100', '7,5']],
    ['tabs', 'mã\tmfn\n01012100\t7,5\n', ['01012100', '7,5']],
  ])('are read by their %s, with a mark at the beginning or without', (_name, text, row) => {
    expect(rowsOf(Buffer.from(text))[1]).toEqual(row);
    expect(rowsOf(Buffer.from(`\ufeff${text}`))[1]).toEqual(row);
  });

  test('UTF-16 as spreadsheet programs save it is read too', () => {
    expect(rowsOf(Buffer.from('\ufeffmã\tmfn\nÂ\t5\n', 'utf16le'))[1]).toEqual(['Â', '5']);
  });
});

describe('what an archive unfolds to', () => {
  const zeros = Buffer.alloc(1_000_000);

  test('is measured, whatever the archive says of itself', () => {
    expect(unfoldedSize(archive([{ name: 'a', data: zeros }]), 2_000_000)).toBe(1_000_000);
    expect(unfoldedSize(archive([{ name: 'a', data: zeros, said: 5 }]), 500_000)).toBeUndefined();
    expect(
      unfoldedSize(
        archive([
          { name: 'a', data: zeros },
          { name: 'b', data: zeros },
        ]),
        1_500_000,
      ),
    ).toBeUndefined();
  });

  test('is not asked of what is no archive, is broken, or has too many parts', () => {
    const whole = archive([{ name: 'a', data: zeros }]);
    const broken = Buffer.from(whole);
    broken.fill(0xff, 31, 60);
    expect(unfoldedSize(broken)).toBeUndefined();
    expect(unfoldedSize(whole.subarray(0, whole.length - 30))).toBeUndefined();
    expect(unfoldedSize(Buffer.from('text'))).toBeUndefined();
    expect(
      unfoldedSize(
        archive(Array.from({ length: 2_001 }, (_, index) => ({ name: `${index}`, data: Buffer.from('x') }))),
      ),
    ).toBeUndefined();
  });

  test('counts a part as often as the directory names it', () => {
    const twice = archive([
      { name: 'a', data: zeros },
      { name: 'b', data: Buffer.from('x') },
    ]);
    // Both entries lead to the first part, as in bombs made of one piece.
    twice.writeUInt32LE(0, twice.length - 22 - 47 + 42);
    expect(unfoldedSize(twice, 1_500_000)).toBeUndefined();
  });
});
