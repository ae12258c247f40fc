import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileExpression,
  EXPRESSION_LENGTH_MAX,
  EXPRESSION_NODES_MAX,
  LIST_LITERAL_MAX,
  TEXT_LITERAL_LENGTH_MAX,
} from './cel-compile.ts';
import type { Atom } from './cel-node.ts';
import { celProblemText } from './cel-problem.ts';
import { LINE_FACTS } from './fact-model.ts';

const problemsOf = (source: string, scope: 'line' | 'declaration' = 'line') => {
  const compiled = compileExpression(source, scope);
  return compiled.ok ? [] : compiled.error;
};

describe('a rule with a mistake', () => {
  it.each([
    ['line.hs4 == ', 'CEL-001', 1, 13],
    ["line.hs4 == '87' &&\n  lyne.origin == 'CN'", 'CEL-002', 2, 3],
    ["line.hs5 == '87032'", 'CEL-003', 1, 6],
    ["line.valueVnd == '5'", 'CEL-004', 1, 1],
    ['line.valueVnd == 5.0', 'CEL-004', 1, 1],
    ['!line.valueVnd', 'CEL-004', 1, 1],
    ["line.hs4.matches('8+')", 'CEL-005', 1, 1],
    ['line.documents[0] == "LIC"', 'CEL-005', 1, 1],
    ["{'a': 1}.size() > 0", 'CEL-007', 1, 2],
    ['line.valueVnd', 'CEL-006', 1, 1],
    ['lines.exists(l, l.valueVnd)', 'CEL-006', 1, 17],
    ['line.valueVnd > 9007199254740993', 'CEL-008', 1, 17],
    ["line.hs4 in ['8703', 8704]", 'CEL-009', 1, 13],
    ["line.hs4 == (trader.aeo ? '87' : 87)", 'CEL-010', 1, 14],
    ['has(trader)', 'CEL-011', 1, 1],
    ['has(line.hs4)', 'CEL-012', 1, 5],
    ['lines.exists(a, lines.exists(b, lines.exists(c, c.hs4 == a.hs4)))', 'CEL-007', 1, 33],
  ])('%s: is told %s at line %i, column %i', (source, code, line, column) => {
    expect(problemsOf(source)).toMatchObject([{ code, line, column }]);
  });

  it('is told in both languages, with all mistakes at once', () => {
    const words = problemsOf("line.hs5 == '1' && trader.age > 3").map(celProblemText);
    expect(words).toEqual([
      { vi: 'Dòng 1, cột 6: “line” không có dữ kiện “hs5”', en: 'Line 1, column 6: “line” has no fact “hs5”' },
      { vi: 'Dòng 1, cột 27: “trader” không có dữ kiện “age”', en: 'Line 1, column 27: “trader” has no fact “age”' },
    ]);
  });

  it('cannot read the line in a rule about the declaration', () => {
    expect(problemsOf("line.hs4 == '8703'", 'declaration')).toMatchObject([{ code: 'CEL-002' }]);
    expect(problemsOf("lines.exists(line, line.hs4 == '8703')", 'declaration')).toEqual([]);
  });

  it.each([
    ['length', `trader.aeo${' '.repeat(EXPRESSION_LENGTH_MAX)}`],
    ['nodes', Array.from({ length: EXPRESSION_NODES_MAX / 2 }, () => '1==1').join('&&')],
    ['depth', `${'('.repeat(200)}true${')'.repeat(200)}`],
    ['list', `line.hs4 in [${Array.from({ length: LIST_LITERAL_MAX + 1 }, () => "'a'").join(',')}]`],
    ['text', `line.hs4 == '${'a'.repeat(TEXT_LITERAL_LENGTH_MAX + 1)}'`],
    ['negations', '!'.repeat(EXPRESSION_LENGTH_MAX - 4).concat('true')],
  ])('is refused beyond the limit of %s, without exhausting anything', (_, source) => {
    expect(problemsOf(source)).toMatchObject([{ code: 'CEL-007' }]);
  });

  it('always gets an answer, whatever the text', () => {
    const fragments = fc.constantFrom(
      'line',
      '.',
      'hs4',
      '==',
      "'8'",
      '(',
      ')',
      '[',
      ']',
      '&&',
      'has',
      'lines',
      'exists',
      ',',
      '1',
      '?',
      ':',
      '{',
      '}',
      'x',
      '!',
      '-',
      ' in ',
      'size',
      '"',
      '\\',
      'null',
      'b""',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (source) => {
          const compiled = compileExpression(source, 'line');
          expect(compiled.ok || compiled.error.length > 0).toBe(true);
        },
      ),
      { numRuns: 3_000, seed: 20_260_104 },
    );
  });

  it('is never let through where cel-js finds a type error', () => {
    const environment = new Environment()
      .registerType('line_facts', { fields: Object.fromEntries(LINE_FACTS.map((fact) => [fact.name, fact.type])) })
      .registerVariable('line', 'line_facts')
      .registerVariable('lines', 'list<line_facts>');
    const operand = fc.constantFrom(
      ...LINE_FACTS.map((fact) => `line.${fact.name}`),
      '1',
      '1.5',
      "'a'",
      'true',
      'lines',
      "['a']",
      '[1]',
      '[]',
      'size(lines)',
      'line',
    );
    const operator = fc.constantFrom('==', '!=', '<', '>=', '+', '-', '*', '/', '%', '&&', '||', 'in');
    const unary = fc.constantFrom('', '!', '-', 'size', 'int', 'double');
    fc.assert(
      fc.property(operand, operator, operand, unary, fc.boolean(), (a, op, b, wrap, negate) => {
        const source = `${negate ? '!' : ''}(${wrap}(${a}) ${op} ${b})`;
        if (problemsOf(source).length === 0) expect(environment.check(source).valid, source).toBe(true);
      }),
      { numRuns: 5_000, seed: 20_260_105 },
    );
  });
});

describe('the index of a rule', () => {
  const coverOf = (source: string, scope: 'line' | 'declaration' = 'line') => {
    const compiled = compileExpression(source, scope);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    return compiled.value.cover?.atoms.map(atomText);
  };
  const atomText = (atom: Atom): string =>
    'range' in atom
      ? `${atom.range.path} ${atom.low}…${atom.high}${atom.absent ? ' or absent' : ''}`
      : `${atom.fact.path}${atom.prefix ? '^' : '='}${atom.value}`;

  it.each([
    ["line.origin == 'CN' && line.hs4 == '8703' && declaration.office == '02CI'", ['line.hs4=8703']],
    ["'8703' == line.hs4", ['line.hs4=8703']],
    ["line.hs4 in ['8703', '8704', '8703']", ['line.hs4=8703', 'line.hs4=8704']],
    ["line.code.startsWith('2203')", ['line.code^2203']],
    ["line.hs4 == '2203' || trader.id == 'x'", ['line.hs4=2203', 'trader.id=x']],
    ["'LIC' in line.documents && trader.known", ['line.documents=LIC']],
    ["'LIC' in line.documents && trader.aeo", ['trader.aeo 1…1']],
    ["lines.exists(l, l.hs6 == '870323' && l.origin == 'CN')", ['lines.hs6=870323']],
    ["line.hs4 == '2203' || trader.aeo", ['line.hs4=2203', 'trader.aeo 1…1']],
    ["line.hs4 == '2203' || line.descriptionFit < 0.2", undefined],
    ['trader.findings > 4', ['trader.findings 5…Infinity']],
    ['trader.findings > 4 && trader.findings <= 7.5', ['trader.findings 5…7']],
    ['4 <= trader.findings && 7 > trader.findings', ['trader.findings 4…6']],
    ['line.valueVnd > 5000000000', ['line.valueVnd 5000000001…Infinity or absent']],
    ['has(line.valueVnd) && trader.known && line.valueVnd > 5000000000', ['line.valueVnd 5000000001…Infinity']],
    ['!has(line.valueVnd)', ['line.valueVnd Infinity…-Infinity or absent']],
    ['trader.complianceLevel in [4, 5]', ['trader.complianceLevel 4…4', 'trader.complianceLevel 5…5']],
    ['trader.findings > 4 || trader.findings < 1', ['trader.findings 5…Infinity', 'trader.findings -Infinity…0']],
    ['trader.newcomer == false && line.policyControlled == true', ['line.policyControlled 1…1']],
    ['!(trader.findings > 4)', undefined],
    ['line.descriptionFit < 0.2', undefined],
    ['lines.exists(l, l.netMassKg > 5.5 && has(l.netMassKg) && l.netMassKg < 9.0)', ['lines.netMassKg 5.5…9']],
    [
      'lines.exists(l, lines.exists(m, l.netMassKg > 9.0 && m.netMassKg < 5.0))',
      ['lines.netMassKg -Infinity…5 or absent'],
    ],
    ["!(line.hs4 == '2203')", undefined],
    ["lines.all(l, l.hs6 == '870323')", undefined],
    ["line.code.startsWith('')", undefined],
    ["trader.aeo ? line.hs4 == '1' : line.hs4 == '2'", undefined],
  ])('%s rests on %j', (source, atoms) => {
    expect(coverOf(source)).toEqual(atoms);
  });
});
