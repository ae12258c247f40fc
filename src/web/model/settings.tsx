import { Button } from '@mantine/core';
import { useState } from 'react';
import { CodeName, Facts, Section, useFormat, useText } from '#web/ui';
import type { ModelDesk } from './model-api.ts';
import classes from './model.module.css';
import { SettingsForm } from './settings-form.tsx';
import { usePercent } from './use-percent.ts';

/** How models take part in selecting: settled by two people, or by the country's data until then. */
export function Settings(props: { readonly desk: ModelDesk }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const [asks, setAsks] = useState(false);
  const { settings, may } = props.desk;
  if (settings === null) return null;
  const { settings: values, version, illustrative, legalBasis } = settings;
  const offices = Object.entries(values.capacityByOffice);
  return (
    <Section
      title={t('model.settings')}
      aside={
        may.propose && (
          <Button variant="default" size="xs" onClick={() => setAsks(true)}>
            {t('model.change')}
          </Button>
        )
      }
    >
      <p className={classes.hint}>
        {version === 0 ? t('model.settingsFrom') : t('model.settingsVersion', { version })}
        {legalBasis !== null && ` · ${legalBasis}`}
        {illustrative && ` · ${t('model.illustrative')}`}
      </p>
      <Facts
        facts={[
          { label: t('model.capacityPerDay'), value: format.decimal(String(values.capacityPerDay)) },
          offices.length > 0 && {
            label: t('model.capacityByOffice'),
            value: (
              <ul>
                {offices.map(([office, capacity]) => (
                  <li key={office}>
                    <CodeName list="customs-office" code={office} />: {format.decimal(String(capacity))}
                  </li>
                ))}
              </ul>
            ),
          },
          { label: t('model.exploration'), value: percent(values.explorationShare) },
          { label: t('model.chanceLeast'), value: percent(values.chanceMin) },
          { label: t('model.windowDays'), value: format.decimal(String(values.windowDays)) },
          { label: t('model.channel'), value: t(`model.channel.${values.channel}`) },
          values.inspection !== undefined && {
            label: t('risk.inspection'),
            value: t(`risk.inspection.${values.inspection}`),
          },
          values.depthPercent !== undefined && { label: t('risk.depth'), value: `${values.depthPercent}\u00a0%` },
        ]}
      />
      {asks && <SettingsForm values={values} onClose={() => setAsks(false)} />}
    </Section>
  );
}
