import { declarationChanges, type Declaration } from '#core/declaration';
import { placeName, tableClasses as table, useText } from '#web/ui';
import classes from './lodge.module.css';

/** What an amendment changes: field, as it is in force, and as it will be. */
export function AmendedFields(props: {
  readonly declared: Declaration | undefined;
  readonly declaration: Declaration;
}) {
  const t = useText();
  const { declared, declaration } = props;
  if (!declared) return null;
  const changes = declarationChanges(declared, declaration).filter(({ pointer }) => !KEPT_BY_SERVER.has(pointer));
  return (
    <section className={classes.amended} aria-label={t('fix.changes')}>
      <h2 className={classes.panelTitle}>{t('fix.changes')}</h2>
      {changes.length === 0 ? (
        <p className="quiet">{t('fix.noChanges')}</p>
      ) : (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption>{t('fix.changes')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('fix.field')}</th>
                <th scope="col">{t('fix.declared')}</th>
                <th scope="col">{t('fix.newValue')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ pointer, before, after }) => (
                <tr key={pointer}>
                  <th scope="row">{placeName(t, pointer)}</th>
                  <td>{before ?? <span className="quiet">–</span>}</td>
                  <td>{after ?? <span className="quiet">–</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** No field of the form: the server counts lines and numbers declarations itself. */
const KEPT_BY_SERVER: ReadonlySet<string> = new Set(['/id', '/goodsItemQuantity', '/functionCode']);
