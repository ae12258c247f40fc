import type { Text } from '#core/kernel';
import { compileExpression, evaluateAll, type CompiledExpression } from './cel-compile.ts';
import { celProblemText } from './cel-problem.ts';
import { EvaluationFailure } from './cel-node.ts';
import { labelOfFact } from './fact-words.ts';
import { NO_LINE } from './risk-facts.ts';
import type { Rule, RuleTest } from './rule.ts';
import { sparseFactProblems, sparseFacts } from './sparse-facts.ts';

export interface RuleTestOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** Where it did not pass: what came out instead, or why nothing could. */
  readonly words?: Text;
}

/** The examples beside a rule, tried on it. A rule that cannot be read fails them all, for that reason. */
export function runRuleTests({
  when,
  scope,
  tests = [],
}: Pick<Rule, 'when' | 'scope' | 'tests'>): readonly RuleTestOutcome[] {
  const compiled = compileExpression(when, scope);
  return tests.map((test) => {
    const words = compiled.ok ? wrongWith(test, compiled.value, scope) : compiled.error.map(celProblemText)[0];
    return { name: test.name, passed: words === undefined, ...(words && { words }) };
  });
}

function wrongWith(test: RuleTest, compiled: CompiledExpression, scope: Rule['scope']): Text | undefined {
  const [problem] = sparseFactProblems(test.facts);
  if (problem) return problem;
  const facts = sparseFacts(test.facts);
  const line = scope === 'line' ? (facts.lines[0] ?? NO_LINE) : NO_LINE;
  const outcome = evaluateAll([...compiled.guards, ...compiled.conditions], facts, line);
  // A rule that cannot be evaluated does not hit; an example that expects a hit is told why it got none.
  if (outcome instanceof EvaluationFailure) return test.hits ? notEvaluated(outcome) : undefined;
  if (outcome === test.hits) return undefined;
  return test.hits
    ? { vi: 'Quy tắc phải đúng ở ví dụ này nhưng lại sai', en: 'The rule should hit here but does not' }
    : { vi: 'Quy tắc phải sai ở ví dụ này nhưng lại đúng', en: 'The rule should not hit here but does' };
}

function notEvaluated({ code, subject }: EvaluationFailure): Text {
  const fact = labelOfFact(subject);
  switch (code) {
    case 'absent':
      return {
        vi: `Không tính được: ví dụ chưa cho “${fact.vi}” (${subject})`,
        en: `Cannot be evaluated: the example does not give “${fact.en}” (${subject})`,
      };
    case 'overflow':
      return { vi: 'Không tính được: số quá lớn', en: 'Cannot be evaluated: a number is too large' };
    case 'division-by-zero':
      return { vi: 'Không tính được: chia cho không', en: 'Cannot be evaluated: division by zero' };
  }
}
