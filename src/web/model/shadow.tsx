import { Section, tableClasses as table, useFormat, useText } from '#web/ui';
import { Between } from './between.tsx';
import type { ModelFigures } from './model-api.ts';
import classes from './model.module.css';

type ShadowComparison = NonNullable<ModelFigures['settled']['shadow']>;

const SIDES = ['both', 'onlyChampion', 'onlyChallenger'] as const;

/** What champion and challenger would each have selected of the same declarations, and what there was to find. */
export function Shadow(props: { readonly shadow: ShadowComparison | null }) {
  const t = useText();
  const format = useFormat();
  const { shadow } = props;
  if (shadow === null || shadow.declarations === 0)
    return (
      <Section title={t('model.shadow')}>
        <p className="quiet">{t('model.noShadow')}</p>
      </Section>
    );
  return (
    <Section title={t('model.shadow')}>
      <p className={classes.hint}>{t('model.shadowHint')}</p>
      {shadow.onlyChampion.declarations === 0 && shadow.onlyChallenger.declarations === 0 ? (
        <p>{t('model.shadowDifference.same')}</p>
      ) : (
        <Difference difference={shadow.difference} />
      )}
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack} ${classes.measured}`}>
          <caption>{t('model.shadow')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('model.shadowWho')}</th>
              <th scope="col" className={table.num}>
                {t('model.declarations')}
              </th>
              <th scope="col" className={table.num}>
                {t('model.known')}
              </th>
              <th scope="col" className={table.num}>
                {t('model.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {SIDES.map((side) => {
              const { declarations, known, rate } = shadow[side];
              return (
                <tr key={side}>
                  <td>{t(`model.shadow.${side}`)}</td>
                  <td className={table.num} data-label={t('model.declarations')}>
                    {format.decimal(String(declarations))}
                  </td>
                  <td className={table.num} data-label={t('model.known')}>
                    {format.decimal(String(known))}
                  </td>
                  <td className={table.num} data-label={t('model.rate')}>
                    <Between estimated={rate} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** A sentence only as sure as the interval: which finds more is said where it keeps to one side of nothing. */
function Difference(props: { readonly difference: ShadowComparison['difference'] }) {
  const t = useText();
  const format = useFormat();
  const { value, low, high } = props.difference;
  const points = (share: number): string => format.decimal((share * 100).toFixed(1));
  const ends = { low: points(low), high: points(high) };
  if (value === null) return <p>{t('model.shadowDifference.unknown')}</p>;
  if (low <= 0 && high >= 0) return <p>{t('model.shadowDifference.open', ends)}</p>;
  return (
    <p>
      {t(low > 0 ? 'model.shadowDifference.better' : 'model.shadowDifference.worse', { value: points(value), ...ends })}
    </p>
  );
}
