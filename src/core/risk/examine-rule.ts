import { parsePlainDate, type Text } from '#core/kernel';
import { compileExpression } from './cel-compile.ts';
import { celProblemText, type CelProblem } from './cel-problem.ts';
import { costOf, RULE_STEPS_MAX, type RuleCost } from './rule-cost.ts';
import { runRuleTests, type RuleTestOutcome } from './rule-tests.ts';
import type { Rule } from './rule.ts';

/** What is wrong with a rule, and where in it, by JSON pointer. */
export interface RuleProblem {
  /** `CEL-…` of the expression, otherwise what it is about. */
  readonly code: CelProblem['code'] | 'dates' | 'effect' | 'cost' | 'index' | 'tests';
  readonly pointer: string;
  readonly message: Text;
  /** The place in the expression, where it is about a part of it. */
  readonly from?: number;
  readonly to?: number;
}

export interface RuleExamination {
  /** Any of these refuses the rule. */
  readonly problems: readonly RuleProblem[];
  /** What its author should know, and may leave as it is. */
  readonly warnings: readonly RuleProblem[];
  readonly tests: readonly RuleTestOutcome[];
  /** Of an expression that can be read. */
  readonly cost?: RuleCost;
}

/** All that can be said of a rule by itself, before it is proposed: its expression, dates, effect, cost and tests. */
export function examineRule(rule: Rule): RuleExamination {
  const compiled = compileExpression(rule.when, rule.scope);
  const cost = compiled.ok ? costOf(compiled.value, rule.scope) : undefined;
  const tests = runRuleTests(rule);
  const unread = compiled.ok ? [] : compiled.error.map(expressionProblem);
  return {
    problems: [
      ...unread,
      ...dateProblems(rule),
      ...effectProblems(rule),
      ...(cost && cost.steps > RULE_STEPS_MAX ? [at('cost', '/when', tooDear(cost.steps))] : []),
      ...(compiled.ok ? tests.flatMap((test, index) => testProblem(test, index)) : []),
    ],
    warnings: [
      ...(cost && cost.indexedBy.length === 0 && !rule.offices ? [at('index', '/when', NOT_INDEXED)] : []),
      ...(rule.tests?.length ? [] : [at('tests', '/tests', NOT_TESTED)]),
    ],
    tests,
    ...(cost && { cost }),
  };
}

const at = (code: RuleProblem['code'], pointer: string, message: Text): RuleProblem => ({ code, pointer, message });

const expressionProblem = (problem: CelProblem): RuleProblem => ({
  ...at(problem.code, '/when', celProblemText(problem)),
  from: problem.offset,
  to: problem.end,
});

function dateProblems({ validFrom, validTo }: Rule): readonly RuleProblem[] {
  const notADay = (pointer: string, day: string) =>
    parsePlainDate(day) === undefined
      ? [at('dates', pointer, { vi: `“${day}” không có trong lịch`, en: `“${day}” is not in the calendar` })]
      : [];
  return [
    ...notADay('/validFrom', validFrom),
    ...(validTo === null ? [] : notADay('/validTo', validTo)),
    ...(validTo !== null && validTo < validFrom ? [at('dates', '/validTo', ENDS_EARLY)] : []),
  ];
}

function effectProblems({ effect }: Rule): readonly RuleProblem[] {
  const { channel, inspection, depthPercent, documents, referTo } = effect;
  const watchesOnly = channel === 'green';
  return [
    ...(depthPercent !== undefined && inspection !== 'partial'
      ? [at('effect', '/effect/depthPercent', DEPTH_OF_PART)]
      : []),
    ...(watchesOnly && inspection ? [at('effect', '/effect/inspection', ONLY_WATCHES)] : []),
    ...(watchesOnly && documents ? [at('effect', '/effect/documents', ONLY_WATCHES)] : []),
    ...(watchesOnly && referTo ? [at('effect', '/effect/referTo', ONLY_WATCHES)] : []),
    ...(channel === 'yellow' && inspection && inspection !== 'documents'
      ? [at('effect', '/effect/inspection', GOODS_NEED_RED)]
      : []),
  ];
}

const testProblem = ({ name, words }: RuleTestOutcome, index: number): readonly RuleProblem[] =>
  words
    ? [at('tests', `/tests/${index}`, { vi: `Ví dụ “${name}”: ${words.vi}`, en: `Example “${name}”: ${words.en}` })]
    : [];

const ENDS_EARLY: Text = { vi: 'Hết hiệu lực trước khi có hiệu lực', en: 'Ends before it begins' };
const DEPTH_OF_PART: Text = {
  vi: 'Tỷ lệ phần trăm chỉ dùng cho kiểm tra một phần hàng',
  en: 'A percentage goes with the inspection of a part of the goods only',
};
const ONLY_WATCHES: Text = {
  vi: 'Quy tắc luồng xanh chỉ theo dõi: không kiểm tra, không đòi chứng từ, không chuyển cơ quan khác',
  en: 'A green rule only watches: it does not inspect, ask for documents or refer',
};
const GOODS_NEED_RED: Text = {
  vi: 'Kiểm tra hàng hoá là luồng đỏ; luồng vàng chỉ kiểm tra hồ sơ',
  en: 'Goods are inspected in the red channel; yellow looks at documents only',
};
const NOT_INDEXED: Text = {
  vi: 'Không dữ kiện nào giúp tra nhanh quy tắc này: hệ thống phải xét nó với mọi tờ khai',
  en: 'No fact helps to look this rule up: it is tried on every declaration',
};
const NOT_TESTED: Text = {
  vi: 'Chưa có ví dụ nào đi kèm để kiểm tra quy tắc',
  en: 'There is no example beside the rule to test it by',
};
const tooDear = (steps: number): Text => ({
  vi: `Có thể tốn đến ${steps} bước cho một tờ khai, quá ${RULE_STEPS_MAX}: bớt danh sách lồng nhau`,
  en: `May take ${steps} steps on one declaration, over ${RULE_STEPS_MAX}: nest fewer lists`,
});
