import { useState } from 'react';
import { isSaid, StepFrame, WordsField, useSaidAt } from '#web/ui';
import type { StepProps } from './form-props.ts';
import { useStep } from './use-inspection.ts';

/** Calls an order off before anything was looked at. */
export function CancelForm({ view, onDone }: StepProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  const said = useSaidAt(step.error, ['reason']);
  return (
    <StepFrame
      title="inspect.cancel"
      confirm="inspect.confirm.cancel"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(reason)) step.mutate({ step: 'cancel', reason: reason.trim() });
      }}
    >
      <WordsField
        label="case.reason"
        missing="case.reasonMissing"
        value={reason}
        asked={asked}
        said={said.at('reason')}
        onChange={setReason}
      />
    </StepFrame>
  );
}
