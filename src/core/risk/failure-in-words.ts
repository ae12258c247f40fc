import type { Text } from '#core/kernel';
import type { FailureCode } from './cel-node.ts';
import { labelOfFact } from './fact-words.ts';
import type { RuleFailureReport } from './selection.ts';

/** Why a rule could not be evaluated, and what its author can do about it. `subject` is the fact that was not there. */
export function failureInWords({ code, subject }: Pick<RuleFailureReport, 'code' | 'subject'>): Text {
  const label = labelOfFact(subject);
  const fill = (template: string, name: string): string =>
    template.replaceAll('{0}', subject).replaceAll('{1}', name === subject ? '' : ` (${name})`);
  return { vi: fill(WORDS[code].vi, label.vi), en: fill(WORDS[code].en, label.en) };
}

const WORDS = {
  absent: {
    vi: 'Tờ khai không có {0}{1}; viết has({0}) && … phía trước',
    en: 'The declaration has no {0}{1}; write has({0}) && … before it',
  },
  overflow: {
    vi: 'Một phép tính ra số nguyên quá lớn; chia nhỏ phép tính hoặc dùng số thập phân',
    en: 'The arithmetic leaves the range of whole numbers; split it, or use decimal numbers',
  },
  'division-by-zero': {
    vi: 'Một phép chia cho 0; hỏi trước xem số chia có khác 0 không',
    en: 'Something is divided by zero; ask first whether the divisor is not 0',
  },
} as const satisfies Readonly<Record<FailureCode, Text>>;
