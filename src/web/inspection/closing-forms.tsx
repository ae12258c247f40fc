import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isSaid, StepFrame, useText, WordsField } from '#web/ui';
import type { StepProps } from './form-props.ts';
import { useStep } from './use-inspection.ts';

/** Calls an order off before anything was looked at. */
export function CancelForm({ view, onDone }: StepProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  return (
    <StepFrame
      title="inspect.cancel"
      confirm="inspect.confirm.cancel"
      pending={step.isPending}
      error={step.error}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(reason)) step.mutate({ step: 'cancel', reason: reason.trim() });
      }}
    >
      <WordsField label="case.reason" missing="case.reasonMissing" value={reason} asked={asked} onChange={setReason} />
    </StepFrame>
  );
}

/** Says what settled something that followed from a discrepancy. */
export function FollowUpForm({ view, file, onDone }: StepProps) {
  const t = useText();
  const open = file.followUps.filter(({ closed }) => closed === null);
  const [followUp, setFollowUp] = useState(open[0]?.id ?? '');
  const [text, setText] = useState('');
  const [link, setLink] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  return (
    <StepFrame
      title="inspect.closeFollowUp"
      confirm="inspect.confirm.closeFollowUp"
      pending={step.isPending}
      error={step.error}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (!isSaid(text)) return;
        step.mutate({
          step: 'closeFollowUp',
          followUp,
          text: text.trim(),
          link: link.trim() === '' ? null : link.trim(),
        });
      }}
    >
      <Select
        label={t('inspect.followUp')}
        allowDeselect={false}
        data={open.map(({ id, kind }) => ({ value: id, label: `${id} · ${t(`inspect.follow.${kind}`)}` }))}
        value={followUp}
        onChange={(value) => setFollowUp(value ?? followUp)}
      />
      <WordsField
        label="inspect.settledBy"
        missing="inspect.settledMissing"
        value={text}
        asked={asked}
        onChange={setText}
      />
      <TextInput label={t('inspect.link')} value={link} onChange={(event) => setLink(event.currentTarget.value)} />
    </StepFrame>
  );
}
