import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { legalStepOf, type DeclarationAction } from '#core/declaration';
import { api, type DeclarationView } from '#web/client';
import { Section, useLocal, useText, useToast } from '#web/ui';
import { isLettered, questionOf, withLetter } from './lettered.ts';
import classes from './procedures.module.css';
import { StepDialog, type Offered } from './step-dialog.tsx';
import { DECLARANT_STEPS, OFFICER_STEPS, type StepValues } from './steps.ts';

/** What else the law lets this person do with the declaration now; nothing where it lets them do nothing. */
export function StepList(props: {
  readonly view: DeclarationView;
  readonly side: 'declarant' | 'officer';
  /** What stands beside the steps of this list. */
  readonly more?: ReactNode;
}) {
  const t = useText();
  const local = useLocal();
  const toast = useToast();
  const client = useQueryClient();
  const [open, setOpen] = useState<DeclarationAction | undefined>(undefined);
  const { number, numberInForce } = props.view.summary;
  const done = async (action: DeclarationAction) => {
    toast({ kind: 'done', text: t('steps.done', { step: local(legalStepOf(action).name), number }) });
    await client.invalidateQueries({ queryKey: ['case', number] });
    await client.invalidateQueries({ queryKey: ['declaration', number] });
    await client.invalidateQueries({ queryKey: ['versions', number] });
    await client.invalidateQueries({ queryKey: ['letters', number] });
    await client.invalidateQueries({ queryKey: ['cases'] });
  };
  const offered = stepsOf(props.view, props.side);
  const chosen = offered.find(({ action }) => action === open);
  if (offered.length === 0 && !props.more) return null;
  return (
    <Section title={t('steps.title')}>
      <div className={classes.steps}>
        {props.more}
        {offered.map(({ action }) => (
          <Button key={action} variant="default" size="xs" onClick={() => setOpen(action)}>
            {local(legalStepOf(action).name)}
          </Button>
        ))}
      </div>
      {chosen && (
        <StepDialog
          key={chosen.action}
          step={chosen}
          subject={{ ...props.view, number, numberInForce }}
          onDone={() => void done(chosen.action)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  );
}

function stepsOf(
  { summary, version, legalActions }: DeclarationView,
  side: 'declarant' | 'officer',
): readonly Offered<unknown>[] {
  const { number } = summary;
  const all: readonly Offered<unknown>[] =
    side === 'declarant'
      ? DECLARANT_STEPS.map(({ action, fields, body }) => ({
          action,
          fields,
          send: (values, key) => api.takeStep(number, body(values, version), key),
        }))
      : OFFICER_STEPS.map(({ action, fields, body }) => ({
          action,
          fields,
          send: (values, key, letter) => {
            const decision = body(values, version);
            return api.decide(number, letter === undefined ? decision : withLetter(decision, letter), key);
          },
          ...(isLettered(action) && { question: (values: StepValues) => questionOf(body(values, version)) }),
        }));
  return all.filter(({ action }) => legalActions.includes(action));
}
