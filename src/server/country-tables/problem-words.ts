import type { Text } from '#core/kernel';

/** What is wrong with a table as its keepers read it. */
export interface TableProblem {
  /** From 1; null: of the whole. */
  readonly row: number | null;
  /** As the table's header names it; null: of the whole row. */
  readonly column: string | null;
  readonly message: Text;
}

/** What the compiler of a country says of a table that people keep row by row. Anything else is told in its own words. */
const SAID: readonly (readonly [RegExp, Text])[] = [
  [/^"" must /, { vi: 'chưa điền', en: 'is to be filled in' }],
  [/^("[^"]*") must match pattern/, { vi: '{1} không đúng dạng của cột này', en: '{1} is not what this column takes' }],
  [/^("[^"]*") must not have more than (\d+)/, { vi: 'dài hơn {2} ký tự', en: 'is longer than {2} characters' }],
  [
    /^("[^"]*") is not a day of the calendar/,
    { vi: '{1} không phải là một ngày có thật', en: '{1} is no day of the calendar' },
  ],
  [/^"[^"]*" lies before the first day (\S+)/, { vi: 'sớm hơn ngày đầu {1}', en: 'lies before the first day {1}' }],
  [
    /^("[^"]*") is given twice/,
    { vi: '{1} đã có ở dòng khác cùng ngày', en: '{1} stands in another row for the same day' },
  ],
  [/^(\S+) is given twice$/, { vi: '{1} đã có ở dòng khác', en: '{1} stands in another row' }],
  [/^opening hours end after/, { vi: 'giờ đóng cửa phải sau giờ mở cửa', en: 'an office closes after it opens' }],
  [/^opening hours of one day/, { vi: 'giờ trùng với một dòng khác', en: 'these hours overlap those of another row' }],
  [
    /^no office is open from (\S+)/,
    { vi: 'từ {1} không còn đơn vị nào làm việc', en: 'from {1} on no office is open' },
  ],
  [
    /^("[^"]*") stands in no list of customs offices/,
    { vi: '{1} không phải mã đơn vị hải quan', en: '{1} is the code of no customs office' },
  ],
];

/** `column: message`, as problems of files begin. */
const NAMED = /^([a-z_]{1,40}): (.*)$/s;

/** A problem of the country's compiler, in words for people. */
export function toldProblem(row: number | null, said: string): TableProblem {
  const [, column = null, message = said] = NAMED.exec(said) ?? [];
  for (const [pattern, text] of SAID) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const filled = (template: string) =>
      template.replaceAll(/\{(\d)\}/g, (_, slot: string) => found[Number(slot)] ?? '');
    return { row, column, message: { vi: filled(text.vi), en: filled(text.en) } };
  }
  return { row, column, message: { vi: message, en: message } };
}
