import { Alert, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { describeRule, expressionOf, type Rule } from '#core/risk';
import { useText } from '#web/ui';
import { ExpressionEditor } from './expression-editor.tsx';
import { RowsEditor, RowsShown } from './rows-editor.tsx';
import classes from './risk.module.css';

type View = 'table' | 'expression';

/** What a rule asks, as rows or as one expression; both say the same, and each is written where it is easier. */
export function ConditionEditor(props: {
  readonly value: string;
  readonly scope: Rule['scope'];
  readonly onChange: (when: string) => void;
}) {
  const t = useText();
  const { value, scope, onChange } = props;
  const rows = value.trim() === '' ? [] : describeRule(value, scope);
  const [view, setView] = useState<View>(rows === undefined ? 'expression' : 'table');
  return (
    <div className={classes.form}>
      <ViewSwitch view={view} onChange={setView} />
      {view === 'expression' && <ExpressionEditor value={value} scope={scope} onChange={onChange} />}
      {view === 'table' && rows === undefined && <Alert color="yellow">{t('risk.noTable')}</Alert>}
      {view === 'table' && rows !== undefined && (
        <RowsEditor
          rows={rows}
          scope={scope}
          onChange={(next) => onChange(next.length === 0 ? '' : expressionOf(next))}
        />
      )}
    </div>
  );
}

/** The same to read. */
export function ConditionShown(props: { readonly rule: Pick<Rule, 'when' | 'scope'> }) {
  const { when, scope } = props.rule;
  const rows = describeRule(when, scope);
  const [view, setView] = useState<View>(rows === undefined ? 'expression' : 'table');
  return (
    <div className={classes.form}>
      {rows !== undefined && <ViewSwitch view={view} onChange={setView} />}
      {view === 'table' && rows !== undefined ? <RowsShown rows={rows} /> : <pre className={classes.code}>{when}</pre>}
    </div>
  );
}

function ViewSwitch(props: { readonly view: View; readonly onChange: (view: View) => void }) {
  const t = useText();
  return (
    <div className={classes.views}>
      <SegmentedControl
        transitionDuration={0}
        aria-label={t('risk.view')}
        value={props.view}
        onChange={(next) => props.onChange(next === 'table' ? 'table' : 'expression')}
        data={[
          { value: 'table', label: t('risk.view.table') },
          { value: 'expression', label: t('risk.view.expression') },
        ]}
      />
    </div>
  );
}
