import type { DeclarationView } from '#web/client';
import classes from './deadlines.module.css';
import { DueBy } from './due-by.tsx';
import { useFormat, useLocal, useText } from './preferences.tsx';
import table from './table.module.css';

/** The times that run on a declaration: what has to be done, by whom, and by when. */
export function Deadlines(props: { readonly deadlines: DeclarationView['deadlines'] }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('deadlines.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deadlines.what')}</th>
            <th scope="col">{t('due.by')}</th>
          </tr>
        </thead>
        <tbody>
          {props.deadlines.map((deadline) => (
            <tr key={`${deadline.kind} ${deadline.key}`}>
              <td>
                {local(deadline.name)}
                <span className={table.sub}>
                  {t(`deadlines.${deadline.holder}`)} · {deadline.legalBasis}
                </span>
              </td>
              <td className={classes.due}>
                <DueBy at={deadline.dueAt} now={format.now()} />
                {deadline.passed && deadline.onExpiry === 'escalate' && (
                  <span className={table.sub}>{t('due.escalated')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
