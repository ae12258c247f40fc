import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { addDays, plainDate } from '#core/kernel';
import { columnLetters } from '#core/tariff-import';
import { KNOWN_FIELDS } from '#web/approval';
import type { TariffCheckQuestion, TariffImport } from '#web/client';
import type { TextKey } from '#web/texts';
import { localDate, tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './reference.module.css';

const SAMPLES = 3;

/** The sheet, its header row, and what each column holds: guessed or remembered, and a person's to correct. */
export function TableForm(props: {
  readonly uploaded: TariffImport;
  readonly busy: boolean;
  readonly onCompare: (question: TariffCheckQuestion) => void;
}) {
  const t = useText();
  const { uploaded, busy, onCompare } = props;
  const format = useFormat();
  const start = uploaded.checked ?? uploaded.guess;
  const [sheetName, setSheetName] = useState(start?.sheet ?? uploaded.sheets[0]?.name ?? '');
  const [headerRow, setHeaderRow] = useState(start?.headerRow ?? 1);
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>(start?.columns ?? {});
  const [from, setFrom] = useState<string>(
    () => uploaded.checked?.from ?? addDays(plainDate(localDate(format.now())), 1),
  );
  const [keepMissing, setKeepMissing] = useState(uploaded.checked?.keepMissing ?? false);
  const [asked, setAsked] = useState(false);
  const sheet = uploaded.sheets.find(({ name }) => name === sheetName);
  const isComplete = columns['code'] !== undefined && Object.keys(columns).length > 1;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isComplete && from !== '') onCompare({ sheet: sheetName, headerRow, columns, from, keepMissing });
  };
  const chooseSheet = (name: string | null) => {
    setSheetName(name ?? '');
    setColumns(uploaded.guess?.sheet === name ? uploaded.guess.columns : {});
    setHeaderRow(uploaded.guess?.sheet === name ? uploaded.guess.headerRow : 1);
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.table}>
        <Select
          label={t('import.sheet')}
          data={uploaded.sheets.map(({ name }) => name)}
          value={sheetName}
          onChange={chooseSheet}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
        />
        <NumberInput
          label={t('import.headerRow')}
          min={1}
          max={sheet?.rowCount ?? 1}
          allowDecimal={false}
          value={headerRow}
          onChange={(row) => setHeaderRow(Number(row) || 1)}
        />
        <TextInput
          type="date"
          label={t('import.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          error={asked && from === '' ? t('import.fromMissing') : undefined}
        />
      </div>
      <Columns
        fields={uploaded.fields}
        rows={sheet?.head ?? []}
        headerRow={headerRow}
        columns={columns}
        onChange={setColumns}
      />
      <Checkbox
        mt={16}
        label={t('import.keepMissing')}
        description={t('import.keepMissingHint')}
        checked={keepMissing}
        onChange={(event) => setKeepMissing(event.currentTarget.checked)}
      />
      {asked && !isComplete && (
        <p className={classes.result} role="alert">
          {t('import.columnsMissing')}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {t('import.compare')}
        </Button>
      </div>
    </form>
  );
}

function Columns(props: {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly headerRow: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly onChange: (columns: Readonly<Record<string, string>>) => void;
}) {
  const t = useText();
  const { fields, rows, headerRow, columns, onChange } = props;
  const headers = rows[headerRow - 1] ?? [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  const fieldOf = (letters: string) => Object.keys(columns).find((field) => columns[field] === letters) ?? '';
  const choose = (letters: string, field: string | null) => {
    const rest = Object.entries(columns).filter(([held, letter]) => letter !== letters && held !== field);
    onChange(Object.fromEntries(field ? [...rest, [field, letters]] : rest));
  };
  const options = [
    { value: '', label: t('import.notUsed') },
    ...fields.map((field) => ({
      value: field,
      label: KNOWN_FIELDS.has(field) ? t(`field.${field}` as TextKey) : field,
    })),
  ];
  return (
    <div className={`${table.scroll} ${classes.columns}`}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('import.columns')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.samples')}</th>
            <th scope="col">{t('import.holds')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: width }, (_, index) => {
            const letters = columnLetters(index);
            const header = headers[index] ?? '';
            const samples = rows.slice(headerRow, headerRow + SAMPLES).map((row) => row[index] ?? '');
            return (
              <tr key={letters}>
                <td>
                  <span className={`mono ${classes.letters}`}>{letters}</span>
                  {header || '—'}
                </td>
                <td className={classes.samples}>{samples.filter(Boolean).join(' · ')}</td>
                <td>
                  <Select
                    className={classes.select}
                    aria-label={t('import.holdsOf', { column: header || letters })}
                    data={options}
                    value={fieldOf(letters)}
                    onChange={(field) => choose(letters, field)}
                    allowDeselect={false}
                    searchable
                    comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
