import { Button, TextInput } from '@mantine/core';
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
        {header.map((column, index) => (
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
