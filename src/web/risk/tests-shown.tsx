import { runRuleTests } from '#core/risk';
import type { SelectionRule } from '#web/client';
import { useText } from '#web/ui';
import classes from './risk.module.css';
import { factsText, Outcome } from './tests-editor.tsx';

/** The examples beside a rule, tried as they are read. */
export function TestsShown(props: { readonly rule: Pick<SelectionRule, 'when' | 'scope' | 'tests'> }) {
  const t = useText();
  const { when, scope, tests = [] } = props.rule;
  if (tests.length === 0) return <p className="quiet">{t('risk.noTests')}</p>;
  const outcomes = runRuleTests({ when, scope, tests });
  return tests.map((test, index) => (
    <div key={index} className={classes.test}>
      <strong>{test.name}</strong>
      <pre className={classes.code}>{factsText(test.facts)}</pre>
      <span className="quiet">{t(test.hits ? 'risk.testHits' : 'risk.testPasses')}</span>
      <Outcome outcome={outcomes[index]} />
    </div>
  ));
}
