import type { Text } from '#core/kernel';

/** What cannot be read, in words, and the place to mark: where the mistake is rather than where reading stopped. */
export interface SyntaxProblem {
  readonly message: Text;
  readonly start: number;
  readonly end: number;
}

/** How reading stopped: the parser's own code, and the characters that it did not expect. */
export interface SyntaxStop {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** The common slips of people who write rules; of the rest the place is told. */
export function syntaxProblem(source: string, stop: SyntaxStop): SyntaxProblem {
  for (const explain of EXPLANATIONS) {
    const found = explain(source, stop);
    if (found) return found;
  }
  return { ...rangeOf(stop), message: text('Từ đây trở đi không đọc được', 'It cannot be read from here on') };
}

type Explain = (source: string, stop: SyntaxStop) => SyntaxProblem | undefined;

const text = (vi: string, en: string): Text => ({ vi, en });
const rangeOf = ({ start, end }: SyntaxStop) => ({ start, end });

const empty: Explain = (source, stop) =>
  source.trim() === ''
    ? { ...rangeOf(stop), message: text('Biểu thức còn trống', 'There is no expression yet') }
    : undefined;

const inText: Explain = (source, stop) => {
  const range = rangeOf(stop);
  switch (stop.code) {
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string': {
      const quote = source[stop.start] ?? '"';
      return {
        ...range,
        message: text(`Chuỗi mở ở đây thiếu dấu ${quote} đóng`, `The text opened here has no closing ${quote}`),
      };
    }
    case 'newline_in_string':
      return {
        ...range,
        message: text(
          'Chuỗi không được xuống dòng: thiếu dấu nháy đóng',
          'A text ends on its line: its closing quote is missing',
        ),
      };
    case 'invalid_escape_sequence':
      return { ...range, message: text('Trong chuỗi, dấu \\ viết thành \\\\', 'In a text, write \\ as \\\\') };
    case 'reserved_identifier': {
      const word = source.slice(stop.start, stop.end);
      return {
        ...range,
        message: text(
          `Từ “${word}” không dùng được trong biểu thức`,
          `The word “${word}” cannot be used in an expression`,
        ),
      };
    }
    default:
      return undefined;
  }
};

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** A bracket that nothing opens where reading stopped, or one that nothing closes where it came to the end. */
const brackets: Explain = (source, stop) => {
  const open: { readonly sign: string; readonly at: number }[] = [];
  for (const { 0: sign, index: at } of withoutTexts(source).matchAll(/[()[\]{}]/g)) {
    if (CLOSING[sign] !== undefined) open.push({ sign, at });
    else if (CLOSING[open.at(-1)?.sign ?? ''] === sign) open.pop();
    else if (at === stop.start)
      return {
        start: at,
        end: at + 1,
        message: text(`Dấu ${sign} thừa: không có dấu nào mở nó`, `Nothing opens this ${sign}`),
      };
  }
  const last = open.at(-1);
  if (last === undefined || !isAtEnd(source, stop) || missesOperand(source)) return undefined;
  const closing = CLOSING[last.sign] ?? '';
  return {
    start: last.at,
    end: last.at + 1,
    message: text(
      `Dấu ${last.sign} mở ở đây thiếu dấu ${closing} đóng`,
      `The ${last.sign} opened here has no closing ${closing}`,
    ),
  };
};

/** Texts in quotes as blanks, so that what stands in them is taken for nothing else. */
const withoutTexts = (source: string): string =>
  source.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (quoted) => '_'.repeat(quoted.length));

const isAtEnd = (source: string, { start }: SyntaxStop): boolean => start >= source.trimEnd().length;

const TRAILING = /(&&|\|\||[=!<>]=|[<>+\-*/%!?:,([]|\bin)\s*$/;
const missesOperand = (source: string): boolean => TRAILING.test(source);

const SIGNS: readonly (readonly [pattern: RegExp, message: Text])[] = [
  [/^(?:===|!==)/, text('So sánh bằng viết ==, so sánh khác viết !=', 'Write == for equal and != for different')],
  [/^=[<>]/, text('Viết <= hoặc >=, dấu = đứng sau', 'Write <= or >=, with the = behind')],
  [/^<>/, text('So sánh khác viết !=', 'Write != for different')],
  [/^=(?!=)/, text('So sánh bằng viết ==, không phải =', 'Write == for equal, not =')],
  [/^&(?!&)/, text('“Và” viết &&', 'Write && for “and”')],
  [/^\|(?!\|)/, text('“Hoặc” viết ||', 'Write || for “or”')],
  [/^[“”‘’„«»]/, text('Dùng dấu nháy thẳng " hoặc \' quanh chuỗi', 'Use straight quotes, " or \', around a text')],
  [/^;/, text('Biểu thức không kết thúc bằng dấu ;', 'An expression does not end with ;')],
];

/** Signs that other languages write so. They may begin one character before where reading stopped. */
const signs: Explain = (source, stop) => {
  for (const start of [stop.start - 2, stop.start - 1, stop.start]) {
    const rest = source.slice(Math.max(0, start));
    for (const [pattern, message] of SIGNS) {
      const [found] = pattern.exec(rest) ?? [];
      if (start >= 0 && found !== undefined && start + found.length > stop.start)
        return { start, end: start + found.length, message };
    }
  }
  return undefined;
};

const decimals: Explain = (source, stop) =>
  source[stop.start] === ',' && /\d$/.test(source.slice(0, stop.start)) && /^,\d/.test(source.slice(stop.start))
    ? { ...rangeOf(stop), message: text('Số thập phân viết dấu chấm: 1.5', 'Write decimals with a point: 1.5') }
    : undefined;

const WORDS: Readonly<Record<string, Text>> = {
  and: text('“Và” viết &&', 'Write && for “and”'),
  or: text('“Hoặc” viết ||', 'Write || for “or”'),
  not: text('“Không” viết ! đứng trước', 'Write ! in front for “not”'),
  và: text('“Và” viết &&', 'Write && for “and”'),
  hoặc: text('“Hoặc” viết ||', 'Write || for “or”'),
  không: text('“Không” viết ! đứng trước', 'Write ! in front for “not”'),
  like: text(
    'So phần đầu bằng .startsWith("…"), phần trong bằng .contains("…")',
    'Compare beginnings by .startsWith("…"), parts by .contains("…")',
  ),
  between: text('Trong khoảng viết a >= 1 && a <= 9', 'Write a >= 1 && a <= 9 for a range'),
};

/** At the end. From within a word none is looked for: one as long as an expression may be would be read anew from each of its letters. */
const LAST_WORD = /(?<![\p{L}\p{M}])[\p{L}\p{M}]*$/u;
const LAST_NAME = /(?<![\p{L}\d_])[\p{L}\d_]*$/u;

/** Words for what the language has signs for: the one where reading stopped, or the one before it. */
const words: Explain = (source, stop) => {
  const [before] = LAST_WORD.exec(source.slice(0, stop.start)) ?? [''];
  const [after] = /^[\p{L}\p{M}]*/u.exec(source.slice(stop.start)) ?? [''];
  const whole = source.slice(0, stop.start).trimEnd();
  const gap = stop.start - whole.length;
  const [previous] = (gap > 0 ? LAST_WORD.exec(whole) : undefined) ?? [''];
  const here = { word: before + after, start: stop.start - before.length };
  const earlier = { word: previous, start: whole.length - previous.length };
  for (const { word, start } of [here, earlier]) {
    const message = WORDS[word.normalize('NFC').toLowerCase()];
    if (message) return { start, end: start + word.length, message };
  }
  if (/[^\p{ASCII}]/u.test(here.word))
    return {
      start: here.start,
      end: here.start + here.word.length,
      message: text(
        'Chữ có dấu chỉ đứng trong chuỗi: đặt trong dấu nháy',
        'Letters with accents stand in texts only: put quotes around them',
      ),
    };
  return undefined;
};

const ends: Explain = (source, stop) => {
  const range = rangeOf(stop);
  if (/\.\s*$/.test(source.slice(0, stop.start)))
    return {
      ...range,
      message: text('Sau dấu chấm còn thiếu tên dữ kiện', 'The name of a fact is missing behind the point'),
    };
  if (!isAtEnd(source, stop)) return undefined;
  const [, last] = TRAILING.exec(source) ?? [];
  if (last !== undefined)
    return { ...range, message: text(`Sau ${last} còn thiếu một vế`, `Something is missing behind ${last}`) };
  return source.includes('?')
    ? {
        ...range,
        message: text('Phép ? cần đủ hai nhánh: điều kiện ? a : b', 'A ? takes both branches: condition ? a : b'),
      }
    : undefined;
};

const OPERATOR = /^(&&|\|\||[=!<>]=|[<>+*/%?:,]|in\b)/;
const VALUE = /^[\p{L}\d_"'([]/u;

/** Between two things that are whole there has to be an operator, and before an operator a thing. */
const order: Explain = (source, stop) => {
  const rest = source.slice(stop.start);
  const [operator] = OPERATOR.exec(rest) ?? [];
  if (operator !== undefined)
    return {
      start: stop.start,
      end: stop.start + operator.length,
      message: text(`Trước ${operator} còn thiếu một vế`, `Something is missing before ${operator}`),
    };
  if (VALUE.test(rest)) {
    const [before] = LAST_NAME.exec(source.slice(0, stop.start)) ?? [''];
    const start = stop.start - before.length;
    const [word = ''] = /^(?:[\p{L}\d_.]+|.)/u.exec(source.slice(start)) ?? [];
    return {
      start,
      end: start + word.length,
      message: text(
        `Trước ${word} thiếu phép nối: &&, ||, ==, …`,
        `An operator is missing before ${word}: &&, ||, ==, …`,
      ),
    };
  }
  const [sign = ''] = rest;
  return {
    start: stop.start,
    end: stop.start + sign.length,
    message: text(
      `Ký tự ${sign} không có trong ngôn ngữ của quy tắc`,
      `The sign ${sign} is not part of the rule language`,
    ),
  };
};

const EXPLANATIONS: readonly Explain[] = [empty, inText, brackets, signs, decimals, words, ends, order];
