import { describe, expect, test } from 'vitest';
import { compileExpression } from './cel-compile.ts';

const problem = (source: string) => {
  const compiled = compileExpression(source, 'line');
  if (compiled.ok) throw new Error(`${source} is understood`);
  const [first] = compiled.error;
  if (!first) throw new Error('A refusal says why');
  return { code: first.code, marked: source.slice(first.offset, first.end), ...first.message };
};

describe('an expression that cannot be read', () => {
  test.each([
    ['(line.hs4 == "8703"', '(', 'The ( opened here has no closing )', 'Dấu ( mở ở đây thiếu dấu ) đóng'],
    ['line.hs4 in ["8703", "8704"', '[', 'The [ opened here has no closing ]', 'Dấu [ mở ở đây thiếu dấu ] đóng'],
    ['line.hs4 == "8703")', ')', 'Nothing opens this )', 'Dấu ) thừa: không có dấu nào mở nó'],
    ['line.hs4 == "8703', '"8703', 'The text opened here has no closing "', 'Chuỗi mở ở đây thiếu dấu " đóng'],
    ['line.hs4 == “8703”', '“', 'Use straight quotes, " or \', around a text', 'Dùng dấu nháy thẳng'],
    ['line.hs4 = "8703"', '=', 'Write == for equal, not =', 'So sánh bằng viết =='],
    ['line.hs4 === "8703"', '===', 'Write == for equal and != for different', 'So sánh bằng viết =='],
    ['line.valueVnd => 5', '=>', 'Write <= or >=', 'Viết <= hoặc >='],
    ['line.hs4 <> "8703"', '<>', 'Write != for different', 'So sánh khác viết !='],
    ['line.hs2 == "87" and line.origin == "CN"', 'and', 'Write && for “and”', '“Và” viết &&'],
    ['line.hs2 == "87" AND line.origin == "CN"', 'AND', 'Write && for “and”', '“Và” viết &&'],
    ['line.hs2 == "87" và line.origin == "CN"', 'và', 'Write && for “and”', '“Và” viết &&'],
    ['line.hs2 == "87" & line.origin == "CN"', '&', 'Write && for “and”', '“Và” viết &&'],
    ['line.hs2 == "87" | line.origin == "CN"', '|', 'Write || for “or”', '“Hoặc” viết ||'],
    ['line.hs2 == "87" or line.origin == "CN"', 'or', 'Write || for “or”', '“Hoặc” viết ||'],
    ['not line.certificatePresent', 'not', 'Write ! in front for “not”', '“Không” viết ! đứng trước'],
    ['line.hs4 ==', '', 'Something is missing behind ==', 'Sau == còn thiếu một vế'],
    ['line.hs4 == "8703" && ', '', 'Something is missing behind &&', 'Sau && còn thiếu một vế'],
    ['line.hs2 == "87" && && line.hs4 == "8703"', '&&', 'Something is missing before &&', 'Trước && còn thiếu một vế'],
    ['line.', '', 'The name of a fact is missing behind the point', 'Sau dấu chấm còn thiếu tên dữ kiện'],
    ['line.valueVnd > 1,5', ',', 'Write decimals with a point: 1.5', 'Số thập phân viết dấu chấm: 1.5'],
    [
      'line.hs2 == "87" line.hs4 == "8703"',
      'line.hs4',
      'An operator is missing before line.hs4',
      'Trước line.hs4 thiếu phép nối',
    ],
    ['line.hs4 # "8703"', '#', 'The sign # is not part of the rule language', 'Ký tự # không có trong ngôn ngữ'],
    ['line.hs2 == "87" ? true', '', 'A ? takes both branches', 'Phép ? cần đủ hai nhánh'],
    ['line.hs4 == "8703";', ';', 'An expression does not end with ;', 'Biểu thức không kết thúc bằng dấu ;'],
    ['if line.hs4', 'if', 'The word “if” cannot be used', 'Từ “if” không dùng được'],
  ])('%s is told in words, with the slip marked', (source, marked, en, vi) => {
    const told = problem(source);
    expect(told).toMatchObject({ code: 'CEL-001', marked });
    expect(told.en).toContain(en);
    expect(told.vi).toContain(vi);
  });

  test('never speaks the parser’s own words, whatever is cut off or put in anywhere', () => {
    const whole =
      "declaration.direction == 'import' && (line.hs2 in ['01', '02'] || !has(line.netMassKg)) ? true : false";
    for (let at = 0; at < whole.length; at += 1)
      for (const source of [
        whole.slice(0, at),
        ...['#', '=', ')', "'", '“', ' x '].map((sign) => whole.slice(0, at) + sign + whole.slice(at)),
      ]) {
        const compiled = compileExpression(source, 'line');
        for (const { message, offset, end } of compiled.ok ? [] : compiled.error) {
          expect(`${message.vi} ${message.en}`, source).not.toMatch(
            /token|Unexpected|Expected|EOF|RPAREN|IDENTIFIER|undefined/,
          );
          expect(0 <= offset && offset <= end && end <= source.length, source).toBe(true);
        }
      }
  });
});
