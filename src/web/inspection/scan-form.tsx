import { Radio, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InspectionFile } from '#web/client';
import { StepFrame, useText, useSaidAt } from '#web/ui';
import type { StepProps } from './form-props.ts';
import classes from './inspection.module.css';
import { PicturesField } from './pictures.tsx';
import { useStep } from './use-inspection.ts';

type Verdict = InspectionFile['rounds'][number]['scans'][number]['verdict'];
const VERDICTS: readonly Verdict[] = ['clear', 'suspect', 'unreadable'];

/** What the scanner showed of one container of the order; those not scanned yet come first. */
export function ScanForm({ view, file, onDone }: StepProps) {
  const t = useText();
  const ordered = file.rounds.at(-1)?.order.containers ?? [];
  const [container, setContainer] = useState(file.outstanding?.unscanned[0] ?? ordered[0] ?? '');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [images, setImages] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  const said = useSaidAt(step.error, ['container', 'verdict', 'note']);
  const submit = () => {
    setAsked(true);
    if (verdict !== null)
      step.mutate({ step: 'recordScan', scan: { container, verdict, images: [...images], note: note.trim() } });
  };
  return (
    <StepFrame
      title="inspect.recordScan"
      confirm="inspect.confirm.recordScan"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={submit}
    >
      <Select
        label={t('inspect.container')}
        error={said.at('container')}
        allowDeselect={false}
        data={[...ordered]}
        value={container}
        onChange={(value) => setContainer(value ?? container)}
      />
      <Radio.Group
        label={t('inspect.verdict')}
        value={verdict}
        onChange={(value) => setVerdict(VERDICTS.find((each) => each === value) ?? null)}
        error={asked && verdict === null ? t('inspect.verdictMissing') : said.at('verdict')}
      >
        <div className={classes.across}>
          {VERDICTS.map((each) => (
            <Radio key={each} value={each} label={t(`inspect.verdict.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('inspect.note')}
        autosize
        minRows={2}
        maxRows={10}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={said.at('note')}
      />
      <PicturesField number={view.summary.number} ids={images} onChange={setImages} />
    </StepFrame>
  );
}
