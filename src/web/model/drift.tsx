import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowsMoveHorizontal, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Facts, Section, tableClasses as table, useFormat, useText } from '#web/ui';
import { useFeatureName } from './feature-value.ts';
import type { ModelFigures } from './model-api.ts';
import classes from './model.module.css';
import { usePercent } from './use-percent.ts';

type DriftFigures = NonNullable<ModelFigures['drift']>;

const ICONS = {
  steady: IconCircleCheck,
  moved: IconArrowsMoveHorizontal,
  drifted: IconAlertTriangle,
  tooFew: IconHelpCircle,
} as const;
const DIGITS = 3;

/** Whether trade is still what the model learned from, feature by feature, those that moved most first. */
export function Drift(props: { readonly drift: DriftFigures }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const [all, setAll] = useState(false);
  const { from, to, declarations, features, novelKeys, scores, limits } = props.drift;
  const sorted = features.toSorted((a, b) => b.psi - a.psi);
  const moved = sorted.filter(({ standing }) => standing === 'moved' || standing === 'drifted');
  const steady = sorted.filter(({ standing }) => standing === 'steady').length;
  const shown = all ? sorted : moved;
  return (
    <Section title={t('model.drift')}>
      <p className={classes.hint}>
        {t('model.driftHint', {
          moved: format.decimal(String(limits.moved)),
          drifted: format.decimal(String(limits.drifted)),
        })}{' '}
        {t('model.driftOf', { from: format.date(from), to: format.date(to), count: declarations })}
      </p>
      {shown.length > 0 && <DriftTable features={shown} />}
      <div className={classes.foot}>
        {!all && (
          <span className="quiet">
            {t('model.driftSteady', { steady, tooFew: sorted.length - moved.length - steady })}
          </span>
        )}
        <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'model.driftFewer' : 'model.driftAll')}
        </Button>
      </div>
      <Facts
        facts={[
          {
            label: t('model.scoreKs'),
            value:
              scores === null
                ? t('model.tooFew')
                : t('model.scoreKsOf', {
                    distance: format.decimal(scores.distance.toFixed(2)),
                    byChance: format.decimal(scores.byChance.toFixed(2)),
                  }),
          },
          ...novelKeys.map(({ kind, rate: { share, of } }) => ({
            label: `${t('model.novel')}: ${t(`model.novel.${kind}`)}`,
            value: share === null ? t('model.tooFew') : t('model.novelOf', { share: percent(share), of }),
          })),
        ]}
      />
    </Section>
  );
}

function DriftTable(props: { readonly features: DriftFigures['features'] }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const nameOf = useFeatureName();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack} ${classes.measured}`}>
        <caption>{t('model.drift')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('model.feature')}</th>
            <th scope="col" className={table.num}>
              {t('model.psi')}
            </th>
            <th scope="col">{t('model.state')}</th>
            <th scope="col" className={table.num}>
              {t('model.missing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.features.map(({ feature, psi, standing, missingThen, missingNow }) => {
            const Icon = ICONS[standing];
            return (
              <tr key={feature}>
                <td>{nameOf(feature)}</td>
                <td className={table.num} data-label={t('model.psi')}>
                  {format.decimal(psi.toFixed(DIGITS))}
                </td>
                <td>
                  <span className={classes.standing} data-standing={standing}>
                    <Icon size={16} stroke={1.75} aria-hidden />
                    {t(`model.drift.${standing}`)}
                  </span>
                </td>
                <td className={table.num} data-label={t('model.missing')}>
                  {percent(missingThen)} / {percent(missingNow)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
