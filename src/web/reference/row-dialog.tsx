import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useColumnName, useValueName } from '#web/approval';
import { CodePicker, Dialog, useText } from '#web/ui';
import classes from './reference.module.css';

const DAYS: ReadonlySet<string> = new Set(['date', 'valid_from', 'valid_to']);

/** One row, a field for each column: what takes one of a few words is chosen, all else is written. */
export function RowDialog(props: {
  readonly header: readonly string[];
  readonly row: readonly string[];
  /** By column: the words it takes, where these are few. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly isNew: boolean;
  readonly onKeep: (row: readonly string[]) => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const { header, isNew } = props;
  const [row, setRow] = useState(props.row);
  return (
    <Dialog open title={isNew ? t('tables.add') : t('tables.editOf', { key: props.row[0] ?? '' })}>
      <div className={classes.fields}>
        {header.map((column, index) => (
          <Field
            key={column}
            column={column}
            words={props.words[column] ?? NONE}
            value={row[index] ?? ''}
            onChange={(text) => setRow(row.map((cell, position) => (position === index ? text : cell)))}
          />
        ))}
      </div>
      <div className={classes.buttons}>
        <Button onClick={() => props.onKeep(row.map((cell) => cell.trim()))}>{t('tables.keep')}</Button>
        {!isNew && (
          <Button variant="default" onClick={props.onRemove}>
            {t('tables.remove')}
          </Button>
        )}
        <Button variant="default" onClick={props.onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

const NONE: readonly string[] = [];

function Field(props: {
  readonly column: string;
  readonly words: readonly string[];
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const t = useText();
  const columnName = useColumnName();
  const valueName = useValueName();
  const { column, words, value, onChange } = props;
  const label = columnName(column);
  if (column === 'weekdays') return <Weekdays label={label} value={value} onChange={onChange} />;
  if (column === 'office')
    return <CodePicker list="customs-office" label={label} value={value} onChange={onChange} clearable />;
  if (words.length > 0)
    return (
      <Select
        label={label}
        data={words.map((word) => ({
          value: word,
          label: word === '' ? t('tables.word.empty') : (valueName(column, word) ?? word),
        }))}
        value={words.includes(value) ? value : null}
        onChange={(word) => onChange(word ?? '')}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      />
    );
  return (
    <TextInput
      label={label}
      type={DAYS.has(column) ? 'date' : 'text'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Days of the week, ticked; kept as their numbers in order. */
function Weekdays(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const t = useText();
  return (
    <Checkbox.Group
      label={props.label}
      value={props.value.split(' ').filter(Boolean)}
      onChange={(days) => props.onChange(days.toSorted().join(' '))}
    >
      <Group gap={16} mt={8}>
        {WEEKDAYS.map((day) => (
          <Checkbox key={day} value={day} label={t(`weekday.${day}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
