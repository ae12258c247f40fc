import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useColumnName } from '#web/approval';
import { Dialog, useText } from '#web/ui';
import classes from './reference.module.css';

const DAYS: ReadonlySet<string> = new Set(['date', 'valid_from', 'valid_to']);

/** One row, a field for each column. */
export function RowDialog(props: {
  readonly header: readonly string[];
  readonly row: readonly string[];
  readonly isNew: boolean;
  readonly onKeep: (row: readonly string[]) => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const columnName = useColumnName();
  const { header, isNew } = props;
  const [row, setRow] = useState(props.row);
  return (
    <Dialog open title={isNew ? t('tables.add') : t('tables.editOf', { key: props.row[0] ?? '' })}>
      <div className={classes.fields}>
        {header.map((column, index) =>
          column === 'weekdays' ? (
            <Weekdays
              key={column}
              label={columnName(column)}
              value={row[index] ?? ''}
              onChange={(text) => setRow(row.map((cell, position) => (position === index ? text : cell)))}
            />
          ) : (
            <TextInput
              key={column}
              label={columnName(column)}
              type={DAYS.has(column) ? 'date' : 'text'}
              value={row[index] ?? ''}
              onChange={(event) => {
                const text = event.currentTarget.value;
                setRow(row.map((cell, position) => (position === index ? text : cell)));
              }}
            />
          ),
        )}
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
