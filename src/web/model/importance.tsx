import { Section, tableClasses as table, useText } from '#web/ui';
import { useFeatureName } from './feature-value.ts';
import type { ModelView } from './model-api.ts';
import classes from './model.module.css';
import { usePercent } from './use-percent.ts';

/** More than that nobody reads; what comes after helps little. */
const SHOWN_MAX = 15;
/** What would be told as 0,0 %. */
const SHARE_SHOWN_MIN = 0.0005;
const WIDTH = 160;
const HEIGHT = 10;

/** Which features the trees ask about with most gain. */
export function Importance(props: { readonly importance: ModelView['importance'] }) {
  const t = useText();
  const percent = usePercent();
  const nameOf = useFeatureName();
  const shown = props.importance.filter(({ share }) => share >= SHARE_SHOWN_MIN).slice(0, SHOWN_MAX);
  const most = Math.max(...shown.map(({ share }) => share), Number.MIN_VALUE);
  return (
    <Section title={t('model.importance')}>
      <p className={classes.hint}>{t('model.importanceHint')}</p>
      {shown.length === 0 ? (
        <p className="quiet">{t('model.noImportance')}</p>
      ) : (
        <div className={table.scroll}>
          <table className={`${table.table} ${classes.importance}`}>
            <caption>{t('model.importance')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('model.feature')}</th>
                <th scope="col" className={table.num}>
                  {t('model.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ feature, share }) => (
                <tr key={feature}>
                  <th scope="row">{nameOf(feature)}</th>
                  <td>
                    <span className={classes.bar}>
                      <svg className={classes.share} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
                        <rect width={(share / most) * WIDTH} height={HEIGHT} rx={2} />
                      </svg>
                      {percent(share)}
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
