import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CellError } from '#web/client';
import { tableClasses as table, useLocal, useText } from '#web/ui';
import classes from './reference.module.css';

const SHOWN_AT_ONCE = 100;

/** Every wrong cell, named as the spreadsheet program names it. */
export function CellErrors(props: { readonly errors: readonly CellError[]; readonly total: number }) {
  const t = useText();
  const local = useLocal();
  const { errors, total } = props;
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <div className={`${table.scroll} ${classes.result}`}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>{t('import.errors')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.cell')}</th>
              <th scope="col">{t('import.cellText')}</th>
              <th scope="col">{t('import.wrong')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.slice(0, shown).map((error) => (
              <tr key={`${error.sheet} ${error.row} ${error.column} ${error.code}`}>
                <td className={classes.cell}>
                  <span className="mono">
                    {error.column}
                    {error.row}
                  </span>
                  <span className={table.sub}>{error.sheet}</span>
                </td>
                <td>{error.text === '' ? <span className="quiet">{t('import.emptyCell')}</span> : error.text}</td>
                <td>
                  {local(error.message)}
                  <span className={table.sub}>{local(error.fix)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown < errors.length && (
        <Button variant="default" mt={16} onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('app.more')}
        </Button>
      )}
      {shown >= errors.length && errors.length < total && (
        <p className="quiet">{t('import.errorsLeft', { count: total - errors.length })}</p>
      )}
    </>
  );
}
