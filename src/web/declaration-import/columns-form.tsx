import { Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { tableField } from '#core/declaration-import';
import { columnLetters } from '#core/tariff-import';
import type { CheckImportQuestion, DeclarationImport } from '#web/client';
import { tableClasses as table, useLocal, useText } from '#web/ui';
import classes from './import.module.css';

const SAMPLES = 3;
type Table = NonNullable<CheckImportQuestion['table']>;

/** What each column holds: guessed or remembered, and a person's to correct. */
export function ColumnsForm(props: {
  readonly found: DeclarationImport;
  readonly busy: boolean;
  readonly onCheck: (table: Table) => void;
}) {
  const t = useText();
  const local = useLocal();
  const { found } = props;
  const start = found.checked ?? found.guess;
  const [sheetName, setSheetName] = useState(start?.sheet ?? found.sheets[0]?.name ?? '');
  const [headerRow, setHeaderRow] = useState(start?.headerRow ?? 1);
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>(start?.columns ?? {});
  const rows = found.sheets.find(({ name }) => name === sheetName)?.head ?? [];
  const headers = rows[headerRow - 1] ?? [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  const choose = (letters: string, field: string | null) => {
    const rest = Object.entries(columns).filter(([held, letter]) => letter !== letters && held !== field);
    setColumns(Object.fromEntries(field ? [...rest, [field, letters]] : rest));
  };
  const options = [
    { value: '', label: t('import.notUsed') },
    ...found.fields.map((field) => {
      const header = tableField(field)?.header;
      return { value: field, label: header ? local(header) : field };
    }),
  ];
  return (
    <>
      <div className={classes.form}>
        {found.sheets.length > 1 && (
          <Select
            label={t('import.sheet')}
            data={found.sheets.map(({ name }) => name)}
            value={sheetName}
            onChange={(name) => setSheetName(name ?? '')}
            allowDeselect={false}
            comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
          />
        )}
        <NumberInput
          label={t('import.headerRow')}
          min={1}
          max={Math.max(1, rows.length)}
          allowDecimal={false}
          value={headerRow}
          onChange={(row) => setHeaderRow(Number(row) || 1)}
        />
        <Button
          loading={props.busy}
          disabled={Object.keys(columns).length === 0}
          onClick={() => props.onCheck({ sheet: sheetName, headerRow, columns })}
        >
          {t('bring.check')}
        </Button>
      </div>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>{t('bring.columns')}</caption>
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
                  <td>{[...new Set(samples.filter(Boolean))].join(' · ')}</td>
                  <td>
                    <Select
                      className={classes.select}
                      aria-label={t('import.holdsOf', { column: header || letters })}
                      data={options}
                      value={Object.keys(columns).find((field) => columns[field] === letters) ?? ''}
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
    </>
  );
}
