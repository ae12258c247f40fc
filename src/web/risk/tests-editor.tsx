import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { factDescriptions, runRuleTests, type RuleTest, type RuleTestOutcome } from '#core/risk';
import type { WrittenRule } from '#web/client';
import { useLocal, useText } from '#web/ui';
import classes from './risk.module.css';

/** Examples beside the rule, each tried as soon as it is written. */
export function TestsEditor(props: {
  readonly rule: Pick<WrittenRule, 'when' | 'scope' | 'tests'>;
  readonly onChange: (tests: readonly RuleTest[]) => void;
}) {
  const t = useText();
  const { rule, onChange } = props;
  const tests = rule.tests ?? [];
  const outcomes = runRuleTests({ when: rule.when, scope: rule.scope, tests });
  return (
    <div className={classes.form}>
      <p className="quiet">{t('risk.testsHint')}</p>
      {tests.map((test, index) => (
        <TestFields
          key={index}
          place={index + 1}
          test={test}
          outcome={outcomes[index]}
          onChange={(next) => onChange(tests.map((each, at) => (at === index ? next : each)))}
          onRemove={() => onChange(tests.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange([...tests, { name: t('risk.testNumber', { place: tests.length + 1 }), facts: {}, hits: true }])
          }
        >
          {t('risk.addTest')}
        </Button>
      </div>
    </div>
  );
}

function TestFields(props: {
  readonly place: number;
  readonly test: RuleTest;
  readonly outcome: RuleTestOutcome | undefined;
  readonly onChange: (test: RuleTest) => void;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const { place, test, outcome, onChange } = props;
  const [facts, setFacts] = useState(factsText(test.facts));
  return (
    <div className={classes.test} role="group" aria-label={t('risk.testNumber', { place })}>
      <TextInput
        label={t('risk.testName')}
        value={test.name}
        maxLength={200}
        onChange={(event) => onChange({ ...test, name: event.currentTarget.value })}
      />
      <Textarea
        label={t('risk.testFacts')}
        description={t('risk.testFactsHint')}
        classNames={{ input: 'mono' }}
        autosize
        minRows={2}
        value={facts}
        onChange={(event) => {
          setFacts(event.currentTarget.value);
          onChange({ ...test, facts: factsOf(event.currentTarget.value) });
        }}
      />
      <div className={classes.views}>
        <SegmentedControl
          transitionDuration={0}
          aria-label={t('risk.testExpects')}
          value={test.hits ? 'hits' : 'passes'}
          onChange={(value) => onChange({ ...test, hits: value === 'hits' })}
          data={[
            { value: 'hits', label: t('risk.testHits') },
            { value: 'passes', label: t('risk.testPasses') },
          ]}
        />
        <Button variant="subtle" size="compact-sm" onClick={props.onRemove}>
          {t('risk.removeTest')}
        </Button>
      </div>
      <Outcome outcome={outcome} />
    </div>
  );
}

/** How an example came out, in words. */
export function Outcome(props: { readonly outcome: Pick<RuleTestOutcome, 'passed' | 'words'> | undefined }) {
  const t = useText();
  const local = useLocal();
  const { outcome } = props;
  if (outcome === undefined) return null;
  const Icon = outcome.passed ? IconCircleCheck : IconCircleX;
  return (
    <p className={classes.outcome} data-passed={outcome.passed} role="status">
      <Icon size={16} stroke={1.75} aria-hidden />
      {outcome.passed ? t('risk.testPassed') : outcome.words ? local(outcome.words) : t('risk.testFailed')}
    </p>
  );
}

const TYPES: ReadonlyMap<string, string> = new Map(factDescriptions().map(({ path, type }) => [path, type]));

/** One fact a line: `line.hs4 = 8471`; a list with commas between. */
export const factsText = (facts: RuleTest['facts']): string =>
  Object.entries(facts)
    .map(([path, value]) => `${path} = ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('\n');

function factsOf(text: string): RuleTest['facts'] {
  const facts: Record<string, RuleTest['facts'][string]> = {};
  for (const line of text.split('\n')) {
    const [, path, written = ''] = /^\s*([\w.]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (path !== undefined) facts[path] = valueOf(path, written);
  }
  return facts;
}

/** As the fact has it. Quotes are not asked for and not minded. */
function valueOf(path: string, written: string): RuleTest['facts'][string] {
  const bare = written.replaceAll(/^['"]|['"]$/g, '');
  switch (TYPES.get(path)) {
    case 'int':
    case 'double':
      return bare !== '' && Number.isFinite(Number(bare)) ? Number(bare) : bare;
    case 'bool':
      return bare === 'true' || bare === 'false' ? bare === 'true' : bare;
    case 'list<string>':
      return bare.split(/\s*,\s*/).filter((one) => one !== '');
    default:
      return bare;
  }
}
