import type { Text } from '#core/kernel';

/** What is wrong with the text of a rule: where it stands, and in words. `offset` and `end` count UTF-16 units. */
export interface CelProblem {
  readonly code: CelProblemCode;
  readonly offset: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly message: Text;
}

const MESSAGES = {
  'CEL-001': { vi: '{0}', en: '{0}' },
  'CEL-002': {
    vi: 'Không có tên “{0}”. Các tên dùng được: {1}',
    en: 'There is no name “{0}”. Names to start from: {1}',
  },
  'CEL-003': { vi: '“{0}” không có dữ kiện “{1}”', en: '“{0}” has no fact “{1}”' },
  'CEL-004': { vi: 'Phép “{0}” không dùng được cho {1}', en: '“{0}” does not apply to {1}' },
  'CEL-005': { vi: '“{0}” không có trong ngôn ngữ của quy tắc', en: '“{0}” is not part of the rule language' },
  'CEL-006': { vi: 'Quy tắc phải cho đúng hoặc sai, không phải {0}', en: 'A rule must be true or false, not {0}' },
  'CEL-007': { vi: 'Vượt giới hạn {0} ({1})', en: 'Over the limit of {0} ({1})' },
  'CEL-008': { vi: 'Số {0} quá lớn', en: 'The number {0} is too large' },
  'CEL-009': { vi: 'Các phần tử của danh sách phải cùng kiểu', en: 'The members of a list must have one type' },
  'CEL-010': {
    vi: 'Hai nhánh của ?: phải cùng kiểu, không phải {0} và {1}',
    en: 'Both branches of ?: must have one type, not {0} and {1}',
  },
  'CEL-011': {
    vi: 'has() cần một dữ kiện, ví dụ has(line.netMassKg)',
    en: 'has() takes one fact, for example has(line.netMassKg)',
  },
  'CEL-012': {
    vi: 'Dữ kiện luôn có mặt; bỏ has() quanh “{0}”',
    en: 'This fact is always present; drop has() around “{0}”',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type CelProblemCode = keyof typeof MESSAGES;

export function celProblem(
  code: CelProblemCode,
  source: string,
  range: { readonly start: number; readonly end: number },
  words: readonly (string | Text)[] = [],
): CelProblem {
  const before = source.slice(0, range.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const fill = (template: string, language: keyof Text): string =>
    template.replaceAll(/\{(\d)\}/g, (_, index: string) => {
      const word = words[Number(index)] ?? '';
      return typeof word === 'string' ? word : word[language];
    });
  return {
    code,
    offset: range.start,
    end: range.end,
    line: before.split('\n').length,
    column: range.start - lineStart + 1,
    message: { vi: fill(MESSAGES[code].vi, 'vi'), en: fill(MESSAGES[code].en, 'en') },
  };
}

/** "Dòng 1, cột 13: …" for people; the code goes beside it. */
export const celProblemText = (problem: CelProblem): Text => ({
  vi: `Dòng ${problem.line}, cột ${problem.column}: ${problem.message.vi}`,
  en: `Line ${problem.line}, column ${problem.column}: ${problem.message.en}`,
});
