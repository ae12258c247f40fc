import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import {
  factDescriptions,
  ROW_OPERATORS,
  type FactDescription,
  type Rule,
  type RowOperator,
  type RuleRow,
} from '#core/risk';
import type { TextKey } from '#web/texts';
import { tableClasses as table, useLocal, useText } from '#web/ui';
import classes from './risk.module.css';

const FACTS = factDescriptions();
const FACT: ReadonlyMap<string, FactDescription> = new Map(FACTS.map((fact) => [fact.path, fact]));

const COMPARING: readonly RowOperator[] = ['==', '!=', '<', '<=', '>', '>=', 'in', 'notIn'];
const OF_TEXT: readonly RowOperator[] = [
  '==',
  '!=',
  'in',
  'notIn',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'contains',
  'notContains',
];
const NO_VALUE: ReadonlySet<RowOperator> = new Set(['is', 'isNot', 'known', 'unknown']);
const SEVERAL: ReadonlySet<RowOperator> = new Set(['in', 'notIn']);

/** What can be said of a fact of this type. */
function operatorsOf(fact: FactDescription | undefined): readonly RowOperator[] {
  const presence: readonly RowOperator[] = fact?.optional ? ['known', 'unknown'] : [];
  switch (fact?.type) {
    case 'bool':
      return ['is', 'isNot', ...presence];
    case 'int':
    case 'double':
      return [...COMPARING, ...presence];
    case 'list<string>':
      return ['contains', 'notContains'];
    default:
      return [...OF_TEXT, ...presence];
  }
}

/** Conditions that must all hold, one a row. */
export function RowsEditor(props: {
  readonly rows: readonly RuleRow[];
  readonly scope: Rule['scope'];
  readonly onChange: (rows: readonly RuleRow[]) => void;
}) {
  const t = useText();
  const { rows, scope, onChange } = props;
  const change = (index: number, row: RuleRow) => onChange(rows.map((each, at) => (at === index ? row : each)));
  return (
    <div className={classes.rows} role="group" aria-label={t('risk.condition')}>
      <p className="quiet">{t('risk.rowsHint')}</p>
      {rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          scope={scope}
          place={index + 1}
          onChange={(next) => change(index, next)}
          onRemove={() => onChange(rows.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange([
              ...rows,
              { fact: scope === 'line' ? 'line.hs4' : 'declaration.direction', operator: '==', values: [''] },
            ])
          }
        >
          {t('risk.addRow')}
        </Button>
      </div>
    </div>
  );
}

function Row(props: {
  readonly row: RuleRow;
  readonly scope: Rule['scope'];
  readonly place: number;
  readonly onChange: (row: RuleRow) => void;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const local = useLocal();
  const { row, scope, place, onChange } = props;
  const fact = FACT.get(row.fact);
  const isNumber = fact?.type === 'int' || fact?.type === 'double';
  const choices = FACTS.filter(({ path }) => scope === 'line' || !path.startsWith('line.'));
  const valuesOf = (text: string): RuleRow['values'] => {
    const parts = SEVERAL.has(row.operator) ? text.split(/\s*,\s*/) : [text];
    return isNumber ? parts.map(Number).filter((value) => !Number.isNaN(value)) : parts;
  };
  const become = (next: Pick<RuleRow, 'fact' | 'operator'>) => {
    const type = FACT.get(next.fact)?.type;
    const isKept = type === fact?.type && row.values.length > 0;
    const values = NO_VALUE.has(next.operator)
      ? []
      : isKept
        ? row.values
        : [type === 'int' || type === 'double' ? 0 : ''];
    onChange({ ...next, values: SEVERAL.has(next.operator) ? values : values.slice(0, 1) });
  };
  return (
    <div className={classes.row}>
      <Select
        aria-label={t('risk.fact', { place })}
        data={choices.map(({ path, label }) => ({ value: path, label: `${local(label)} (${path})` }))}
        value={row.fact}
        searchable
        allowDeselect={false}
        onChange={(path) => {
          if (path !== null) become({ fact: path, operator: operatorsOf(FACT.get(path))[0] ?? '==' });
        }}
        comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      />
      <Select
        aria-label={t('risk.operator', { place })}
        data={operatorsOf(fact).map((value) => ({ value, label: t(`risk.op.${value}` as TextKey) }))}
        value={row.operator}
        allowDeselect={false}
        onChange={(next) => {
          const operator = ROW_OPERATORS.find((each) => each === next);
          if (operator) become({ fact: row.fact, operator });
        }}
        comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      />
      {NO_VALUE.has(row.operator) ? (
        <span />
      ) : (
        <ValueInput
          key={`${row.fact} ${row.operator}`}
          label={t('risk.value', { place })}
          values={row.values}
          {...(SEVERAL.has(row.operator) && { hint: t('risk.severalHint') })}
          onChange={(text) => onChange({ ...row, values: valuesOf(text) })}
        />
      )}
      <ActionIcon variant="subtle" size={36} aria-label={t('risk.removeRow', { place })} onClick={props.onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** Keeps what is typed while it is typed: “3, ” is on its way to being a list of two. */
function ValueInput(props: {
  readonly label: string;
  readonly values: RuleRow['values'];
  readonly hint?: string;
  readonly onChange: (text: string) => void;
}) {
  const shown = props.values.join(', ');
  return (
    <TextInput
      aria-label={props.label}
      placeholder={props.hint}
      defaultValue={shown}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** The same to read. */
export function RowsShown(props: { readonly rows: readonly RuleRow[] }) {
  const t = useText();
  const local = useLocal();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('risk.condition')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('risk.factTitle')}</th>
            <th scope="col">{t('risk.operatorTitle')}</th>
            <th scope="col">{t('risk.valueTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={index}>
              <td>
                {local(FACT.get(row.fact)?.label ?? { vi: row.fact, en: row.fact })}
                <span className={`mono ${table.sub}`}>{row.fact}</span>
              </td>
              <td>{t(`risk.op.${row.operator}` as TextKey)}</td>
              <td className="mono">{row.values.join(', ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
