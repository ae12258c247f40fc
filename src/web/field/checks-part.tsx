import { Button, Radio, TextInput } from '@mantine/core';
import { CHECK_ANSWERS, type CheckedItem } from '#core/inspection';
import { useLocal, useText } from '#web/ui';
import classes from './field.module.css';
import type { PartProps } from './part-props.ts';

/** The questions that the papers raise. */
export function ChecksPart({ order, onRecord }: PartProps) {
  const t = useText();
  const local = useLocal();
  const { checklist, record } = order;
  if (checklist.length === 0) return <p className="quiet">{t('onSite.checksNone')}</p>;
  const change = (item: string, next: Partial<CheckedItem>) =>
    onRecord((before) => {
      const old = before.checks.find((each) => each.item === item) ?? { item, answer: 'yes', note: '' };
      const others = before.checks.filter((each) => each.item !== item);
      return { ...before, checks: [...others, { ...old, ...next }] };
    });
  const restYes = () =>
    onRecord((before) => ({
      ...before,
      checks: checklist.map(
        ({ id }) => before.checks.find(({ item }) => item === id) ?? { item: id, answer: 'yes', note: '' },
      ),
    }));
  return (
    <div className={classes.part}>
      {order.isChecked && <p>{t('onSite.checksBefore')}</p>}
      <p className="quiet">{t('onSite.checksHint')}</p>
      <div className={classes.buttons}>
        <Button size="md" variant="default" onClick={restYes}>
          {t('inspect.restYes')}
        </Button>
        {record.checks.length > 0 && (
          <Button size="md" variant="subtle" onClick={() => onRecord((before) => ({ ...before, checks: [] }))}>
            {t('onSite.checksClear')}
          </Button>
        )}
      </div>
      {checklist.map(({ id, text, legalBasis }) => {
        const checked = record.checks.find(({ item }) => item === id);
        return (
          <div key={id} className={classes.question}>
            <Radio.Group
              size="md"
              label={local(text)}
              description={legalBasis}
              value={checked?.answer ?? null}
              onChange={(value) => change(id, { answer: CHECK_ANSWERS.find((answer) => answer === value) ?? 'yes' })}
            >
              <div className={classes.choices}>
                {CHECK_ANSWERS.map((answer) => (
                  <Radio key={answer} size="md" value={answer} label={t(`inspect.answer.${answer}`)} />
                ))}
              </div>
            </Radio.Group>
            {checked?.answer === 'no' && (
              <TextInput
                size="md"
                label={t('inspect.why')}
                value={checked.note}
                onChange={(event) => change(id, { note: event.currentTarget.value })}
                error={checked.note.trim() === '' ? t('inspect.whyMissing') : undefined}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
