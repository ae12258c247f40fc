import type { RuleView } from '#web/client';
import { tableClasses as table, useFormat, useLocal, useText } from '#web/ui';

/** In what ways the rule could not be evaluated, by version; those of an older one may be mended already. */
export function Failed(props: { readonly view: RuleView }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { failed } = props.view;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('risk.failed')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('risk.failedHow')}</th>
            <th scope="col">{t('risk.failedVersion')}</th>
            <th scope="col" className={table.num}>
              {t('risk.failedCount')}
            </th>
            <th scope="col">{t('risk.failedLast')}</th>
          </tr>
        </thead>
        <tbody>
          {failed.map(({ version, message, count, lastAt, declaration, line }) => (
            <tr key={`${version} ${message.en}`}>
              <td>{local(message)}</td>
              <td>{version}</td>
              <td className={table.num}>{format.decimal(String(count))}</td>
              <td>
                <span className="mono">{declaration}</span>
                <span className={table.sub}>
                  {line === null ? '' : `${t('risk.failedLine', { line })} · `}
                  {format.instant(lastAt)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
