import { STATED_TEXT, STORABLE_TEXT, withoutHiddenOrder } from '#core/kernel';
import { describe, expect, test } from 'vitest';

const storable = new RegExp(STORABLE_TEXT, 'u');
const stated = new RegExp(STATED_TEXT, 'u');
/** A dress of every tone and sign that Vietnamese writes. */
const VIETNAMESE = 'Công ty TNHH Đường Phượng Vĩ – chi nhánh Thừa Thiên Huế; ẳẵặ ềễệ ỗộổ ữựử ỹỵỷ ĐđƠơƯư';

describe('text that can be kept', () => {
  test.each(['NFC', 'NFD'])('holds every Vietnamese letter, as %s', (form) => {
    expect(storable.test(VIETNAMESE.normalize(form))).toBe(true);
    expect(stated.test(VIETNAMESE.normalize(form))).toBe(true);
  });
  test.each(['', 'two\nlines\tand a tab\r\n', '東京 🚢', 'a\u00a0b', 'Σ €'])('holds %j', (text) =>
    expect(storable.test(text)).toBe(true),
  );
  test('holds no control character but tab and the ends of lines', () => {
    const controls = Array.from({ length: 0xa0 }, (_, unit) => String.fromCharCode(unit)).filter((sign) =>
      /\p{Cc}/u.test(sign),
    );
    expect(controls).toHaveLength(65);
    expect(controls.filter((sign) => storable.test(`a${sign}b`))).toEqual(['\t', '\n', '\r']);
    expect(controls.filter((sign) => stated.test(`a${sign}b`))).toEqual(['\t', '\n', '\r']);
  });
  test('holds letters from the right and the left, and nothing that turns them around unseen', () => {
    expect(storable.test('שלום مرحبا\u200f, hello')).toBe(true);
    for (const sign of ['\u202a', '\u202e', '\u2066', '\u2069']) {
      expect(storable.test(`a${sign}b`)).toBe(false);
      expect(withoutHiddenOrder(`${sign}a${sign}b`)).toBe('ab');
    }
    expect(withoutHiddenOrder(VIETNAMESE)).toBe(VIETNAMESE);
  });
  test.each(['\ud800', '\udfff', '\ufffe', '\uffff'])('holds nothing that no file could hold: %j', (sign) =>
    expect(storable.test(`a${sign}`)).toBe(false),
  );
});

test.each(['   ', '', '...', '\u00a0\u2003\u200b', '\n\n\n', '- - -'])('%j states nothing', (text) =>
  expect(stated.test(text)).toBe(false),
);
test.each(['ok.', '  vì hàng hỏng', '\n39', 'Ờ'])('%j states something', (text) =>
  expect(stated.test(text)).toBe(true),
);
