import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { photosIn } from '#core/inspection';
import { isSaid, useText } from '#web/ui';
import { containersOf } from './containers-part.tsx';
import classes from './field.module.css';
import type { PartProps } from './part-props.ts';
import { atDeskOnly, missingIn } from './readiness.ts';

/** What the record holds, what is missing, and the last step. */
export function HandInPart({ order, onRecord, onHandIn }: PartProps & { readonly onHandIn: () => void }) {
  const t = useText();
  const { record, checklist } = order;
  const [asked, setAsked] = useState(false);
  const missing = missingIn(order);
  const desk = atDeskOnly(order);
  const conclusion = desk === undefined ? record.conclusion : null;
  const isTextMissing = conclusion !== null && !isSaid(conclusion);
  const handIn = () => {
    setAsked(true);
    if (missing.length > 0 || isTextMissing) return;
    onHandIn();
  };
  const conclude = (text: string | null) => onRecord((before) => ({ ...before, conclusion: text }));
  const { attended } = record;
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>{t('onSite.summary')}</h3>
      <ul className={classes.summary}>
        <li>{t('onSite.sum.containers', { count: record.containers.length, total: containersOf(order).length })}</li>
        {checklist.length > 0 && (
          <li>{t('onSite.sum.checks', { count: record.checks.length, total: checklist.length })}</li>
        )}
        <li>{t('onSite.sum.findings', { count: record.findings.length })}</li>
        <li>{t('onSite.sum.photos', { count: photosIn(record).size })}</li>
        <li>
          {attended
            ? t('onSite.sum.signature', { attendance: t(`onSite.attendance.${attended.attendance}`) })
            : t('onSite.sum.noSignature')}
        </li>
      </ul>
      <Radio.Group
        size="md"
        label={t('onSite.conclude')}
        value={conclusion === null ? 'desk' : 'conforms'}
        onChange={(value) => conclude(value === 'conforms' ? t('case.conforms') : null)}
      >
        <div className={classes.stack}>
          <Radio
            size="md"
            value="desk"
            label={t('onSite.conclude.desk')}
            description={t(desk === undefined ? 'onSite.conclude.deskHint' : `onSite.conclude.${desk}`)}
          />
          <Radio size="md" value="conforms" label={t('onSite.conclude.conforms')} disabled={desk !== undefined} />
        </div>
      </Radio.Group>
      {conclusion !== null && (
        <Textarea
          size="md"
          label={t('onSite.conclude.text')}
          autosize
          minRows={2}
          maxRows={8}
          value={conclusion}
          onChange={(event) => conclude(event.currentTarget.value)}
          error={asked && isTextMissing ? t('case.findingMissing') : undefined}
        />
      )}
      {missing.length > 0 && (
        <div className={classes.left} role={asked ? 'alert' : undefined}>
          <p>
            <strong>{t('onSite.left')}</strong>
          </p>
          <ul>
            {missing.map((each) => (
              <li key={each}>{t(`onSite.left.${each}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="quiet">{t('onSite.handInHint')}</p>
      <div>
        <Button size="lg" onClick={handIn}>
          {t('onSite.handIn')}
        </Button>
      </div>
    </div>
  );
}
