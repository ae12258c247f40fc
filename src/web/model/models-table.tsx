import { Link } from '@tanstack/react-router';
import { Empty, Section, tableClasses as table, useFormat, useText } from '#web/ui';
import type { ModelDesk } from './model-api.ts';
import { ProvenanceMark } from './provenance.tsx';

/** Every model that is known, the newest first; each leads to its card. */
export function ModelsTable(props: { readonly desk: ModelDesk }) {
  const t = useText();
  const format = useFormat();
  const { models } = props.desk;
  return (
    <Section title={t('model.models')}>
      {models.length === 0 ? (
        <Empty title={t('model.none')} hint={t('model.noneHint')} />
      ) : (
        <div className={table.scroll}>
          <table className={`${table.table} ${table.rows} ${table.stack}`}>
            <caption>{t('model.models')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('model.name')}</th>
                <th scope="col">{t('model.learnedFrom')}</th>
                <th scope="col">{t('model.role')}</th>
                <th scope="col">{t('model.added')}</th>
              </tr>
            </thead>
            <tbody>
              {models.map(({ hash, name, provenance, source, addedAt, addedBy, role }) => (
                <tr key={hash}>
                  <td>
                    <Link to="/risk/models/$hash" params={{ hash }} className={table.link}>
                      {name}
                    </Link>
                    <span className={`mono ${table.sub}`}>{hash.slice(0, HASH_SHOWN)}</span>
                  </td>
                  <td>
                    <ProvenanceMark provenance={provenance} />
                  </td>
                  <td>{t(`model.role.${role ?? 'none'}`)}</td>
                  <td>
                    {format.instant(addedAt)}
                    <span className={table.sub}>
                      {t(`model.source.${source}`)} · {addedBy.name ?? t('model.byItself')}
                    </span>
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

/** Enough to tell one from another by eye. */
const HASH_SHOWN = 12;
