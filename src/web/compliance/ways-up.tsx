import type { Compliance } from '#web/client';
import { Section, useLocal, useText } from '#web/ui';
import classes from './compliance.module.css';
import { Count } from './count.tsx';

type Way = Compliance['betterLevels'][number];

/** What each better level would take, the nearest first: bounds that are not met, beside where the party stands. */
export function WaysUp(props: { readonly compliance: Compliance }) {
  const t = useText();
  const { betterLevels } = props.compliance;
  return (
    <Section title={t('compliance.better')}>
      {betterLevels.length === 0 ? (
        <p className="quiet">{t('compliance.best')}</p>
      ) : (
        <ol className={classes.ways}>
          {betterLevels.map((way) => (
            <WayUp key={way.grade} way={way} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function WayUp(props: { readonly way: Way }) {
  const t = useText();
  const local = useLocal();
  const { grade, missing, blockedBy } = props.way;
  return (
    <li className={classes.way}>
      <h3 className={classes.wayTitle}>
        {t('compliance.level')} {grade} · {t(`compliance.level.${grade}` as 'compliance.level.1')}
      </h3>
      <ul className={classes.bounds}>
        {blockedBy.map((reason) => (
          <li key={reason.en}>{t('compliance.first', { reason: local(reason) })}</li>
        ))}
        {missing.map(({ factor, label, value, atLeast, atMost }) => (
          <li key={factor}>
            {factor === 'aeo' || factor === 'active' ? (
              t('compliance.needed', { factor: local(label) })
            ) : (
              <>
                {local(label)}: <Count value={value} />{' '}
                <span className="quiet">
                  {atLeast !== null && (
                    <>
                      {t('compliance.atLeast')} <Count value={atLeast} />
                    </>
                  )}
                  {atLeast !== null && atMost !== null && ' · '}
                  {atMost !== null && (
                    <>
                      {t('compliance.atMost')} <Count value={atMost} />
                    </>
                  )}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
