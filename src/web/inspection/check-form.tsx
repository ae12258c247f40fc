import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InspectionFile } from '#web/client';
import { StepFrame, useLocal, useSaidAt, useText } from '#web/ui';
import type { StepProps } from './form-props.ts';
import classes from './inspection.module.css';
import { useStep } from './use-inspection.ts';

type Checked = InspectionFile['documentChecks'][number]['items'][number];
const ANSWERS: readonly Checked['answer'][] = ['yes', 'no', 'notApplicable'];

/** The checklist of the papers. What was answered before is there already. */
export function CheckForm({ view, file, onDone }: StepProps) {
  const t = useText();
  const local = useLocal();
  const before = file.documentChecks.at(-1)?.items ?? [];
  const [items, setItems] = useState<ReadonlyMap<string, Checked>>(
    () => new Map(before.map((checked) => [checked.item, checked])),
  );
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  const said = useSaidAt(step.error, ['item', 'note']);
  const change = (item: string, next: Partial<Checked>) => {
    const old: Checked = items.get(item) ?? { item, answer: 'yes', note: '' };
    setItems(new Map(items).set(item, { ...old, ...next }));
  };
  const answered = file.checklist.flatMap(({ id }) => items.get(id) ?? []);
  const isComplete =
    answered.length === file.checklist.length &&
    answered.every(({ answer, note }) => answer !== 'no' || note.trim() !== '');
  const submit = () => {
    setAsked(true);
    if (isComplete) step.mutate({ step: 'checkDocuments', items: answered });
  };
  return (
    <StepFrame
      title="inspect.checkDocuments"
      confirm="inspect.confirm.checkDocuments"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={submit}
    >
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            setItems(
              new Map(file.checklist.map(({ id }) => [id, items.get(id) ?? { item: id, answer: 'yes', note: '' }])),
            )
          }
        >
          {t('inspect.restYes')}
        </Button>
      </div>
      {file.checklist.some(({ illustrative }) => illustrative) && <p className="quiet">{t('inspect.illustrative')}</p>}
      {file.checklist.map(({ id, text, legalBasis }) => {
        const checked = items.get(id);
        const position = answered.findIndex(({ item }) => item === id);
        return (
          <div key={id} className={classes.question}>
            <Radio.Group
              label={local(text)}
              description={legalBasis}
              value={checked?.answer ?? null}
              onChange={(value) => change(id, { answer: ANSWERS.find((answer) => answer === value) ?? 'yes' })}
              error={asked && !checked ? t('inspect.answerMissing') : said.at(`/items/${position}/item`)}
            >
              <div className={classes.across}>
                {ANSWERS.map((answer) => (
                  <Radio key={answer} value={answer} label={t(`inspect.answer.${answer}`)} />
                ))}
              </div>
            </Radio.Group>
            {checked?.answer === 'no' && (
              <TextInput
                label={t('inspect.why')}
                value={checked.note}
                onChange={(event) => change(id, { note: event.currentTarget.value })}
                error={
                  asked && checked.note.trim() === '' ? t('inspect.whyMissing') : said.at(`/items/${position}/note`)
                }
              />
            )}
          </div>
        );
      })}
    </StepFrame>
  );
}
