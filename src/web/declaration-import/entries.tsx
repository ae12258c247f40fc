import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type DeclarationImport, type ImportEntry } from '#web/client';
import { ErrorCode, LoadingRows, ProblemNote, Section, tableClasses as table, useLocal, useText } from '#web/ui';
import classes from './import.module.css';

/** Enough to mend the first things by; the file of results has them all. */
const PROBLEMS_SHOWN = 5;

/** The declarations of a file, with their rows in it and what is in the way of each. */
export function Entries({ found }: { readonly found: DeclarationImport }) {
  const t = useText();
  const { id, state, counts, checked } = found;
  const entries = useQuery({
    queryKey: ['import-entries', id, state, counts, checked],
    queryFn: () => api.importEntries(id),
    placeholderData: (before) => before,
  });
  return (
    <Section title={t('bring.declarations')}>
      {entries.error && <ProblemNote error={entries.error} />}
      {entries.isPending && <LoadingRows />}
      {entries.data && (
        <div className={table.scroll}>
          <table className={`${table.table} ${table.stack}`}>
            <caption>{t('bring.declarations')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('bring.row')}</th>
                <th scope="col">{t('bring.what')}</th>
                <th scope="col">{t('bring.result')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.data.items.map((entry) => (
                <tr key={entry.row}>
                  <td data-label={t('bring.row')}>
                    {entry.row}
                    <span className={`mono ${table.sub}`}>{entry.reference}</span>
                  </td>
                  <td>
                    {[entry.typeCode, entry.importer, entry.exporter].filter(Boolean).join(' · ')}
                    <span className={table.sub}>
                      {t('bring.lines', { count: entry.lineCount })} {entry.firstGoods}
                    </span>
                  </td>
                  <td>
                    <Outcome entry={entry} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Outcome({ entry }: { readonly entry: ImportEntry }) {
  const t = useText();
  const local = useLocal();
  const { cellErrors, refusals, number, draftId, state } = entry;
  const count = cellErrors.length + refusals.length;
  return (
    <>
      {number && (
        <Link to="/declarations/$number" params={{ number }}>
          {number}
        </Link>
      )}
      {draftId && (
        <Link to="/declarations/new" search={{ draft: draftId }}>
          {t('bring.openDraft')}
        </Link>
      )}
      {!number && !draftId && t(state === 'waiting' && count > 0 ? 'bring.toMend' : `bring.state.${state}`)}
      {count > 0 && (
        <ul className={classes.problems}>
          {cellErrors.slice(0, PROBLEMS_SHOWN).map((error) => (
            <li key={`${error.column}${error.row}${error.code}`}>
              {t('bring.cell', { row: error.row, column: error.column })}: {local(error.message)}
              <span className={table.sub}>
                {local(error.fix)} <ErrorCode code={error.code} />
              </span>
            </li>
          ))}
          {refusals.slice(0, PROBLEMS_SHOWN).map((refusal) => (
            <li key={`${refusal.pointer}${refusal.code}`}>
              {local(refusal.message)}
              <span className={table.sub}>
                {local(refusal.fix)} <ErrorCode code={refusal.code} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > 2 * PROBLEMS_SHOWN && <span className={table.sub}>{t('bring.moreProblems', { count })}</span>}
    </>
  );
}
