import { Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { placeName, tableClasses as table, useLocal, useText } from '#web/ui';
import type { Text } from '#core/kernel';
import classes from './fix.module.css';

/** One place that has to be mended, as a row says it. */
export interface FixRow {
  readonly key: string;
  /** Where it is, where that is not the page itself. */
  readonly thing?: ReactNode;
  readonly pointer: string;
  readonly declared: string;
  readonly message?: Text;
  readonly fix: Text;
  readonly editable: boolean;
  /** What came of the last attempt. */
  readonly told?: ReactNode;
}

/** Field, what is declared, what is expected, and what it shall be. */
export function FixTable(props: {
  readonly caption: string;
  readonly rows: readonly FixRow[];
  readonly values: ReadonlyMap<string, string>;
  readonly onValue: (key: string, value: string) => void;
  /** Keyboard's Enter in a field. */
  readonly onEnter?: () => void;
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (keys: readonly string[], chosen: boolean) => void;
}) {
  const t = useText();
  const { rows, chosen, onChoose } = props;
  const open = rows.filter(({ editable }) => editable);
  const picked = open.filter(({ key }) => chosen?.has(key)).length;
  const hasThings = rows.some(({ thing }) => thing !== undefined);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} data-things={hasThings ? '' : undefined}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {onChoose && (
              <th scope="col" className={classes.check}>
                <Checkbox
                  size="xs"
                  aria-label={t('fix.chooseAll')}
                  checked={open.length > 0 && picked === open.length}
                  indeterminate={picked > 0 && picked < open.length}
                  disabled={open.length === 0}
                  onChange={(event) =>
                    onChoose(
                      open.map(({ key }) => key),
                      event.currentTarget.checked,
                    )
                  }
                />
              </th>
            )}
            {hasThings && (
              <th scope="col" className={classes.thing}>
                {t('fix.thing')}
              </th>
            )}
            <th scope="col" className={classes.field}>
              {t('fix.field')}
            </th>
            <th scope="col" className={classes.declared}>
              {t('fix.declared')}
            </th>
            <th scope="col">{t('fix.expected')}</th>
            <th scope="col" className={classes.value}>
              {t('fix.newValue')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} hasThings={hasThings} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: Parameters<typeof FixTable>[0] & { readonly row: FixRow; readonly hasThings: boolean }) {
  const { row, onChoose } = props;
  const t = useText();
  const local = useLocal();
  const field = row.pointer === '' ? t('fix.whole') : placeName(t, row.pointer);
  return (
    <tr>
      {onChoose && (
        <td className={classes.check}>
          {row.editable && (
            <Checkbox
              size="xs"
              aria-label={t('fix.choose', { field })}
              checked={props.chosen?.has(row.key) ?? false}
              onChange={(event) => onChoose([row.key], event.currentTarget.checked)}
            />
          )}
        </td>
      )}
      {props.hasThings && <td>{row.thing}</td>}
      <td>{field}</td>
      <td className={classes.declared}>{row.declared === '' ? <span className="quiet">–</span> : row.declared}</td>
      <td>
        {row.message && <span>{local(row.message)}</span>}
        <span className={row.message ? table.sub : undefined}>{local(row.fix)}</span>
      </td>
      <td className={classes.value}>
        {row.editable ? (
          <TextInput
            size="xs"
            aria-label={t('fix.valueOf', { field })}
            value={props.values.get(row.key) ?? ''}
            placeholder={row.declared}
            onChange={(event) => props.onValue(row.key, event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !props.onEnter) return;
              event.preventDefault();
              props.onEnter();
            }}
          />
        ) : (
          <span className="quiet">{t('fix.openIt')}</span>
        )}
        {row.told && (
          <div className={classes.told} role="status">
            {row.told}
          </div>
        )}
      </td>
    </tr>
  );
}
