import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ExemptionList, type ListDecisionAction } from '#web/client';
import { ProblemNote, useSaidAt, Section, useText, useToast } from '#web/ui';
import classes from './relief.module.css';
import { reliefApi } from './relief-api.ts';

/** Which decisions a step of the list allows, in the order they are offered. */
const CHOICES: readonly { readonly step: string; readonly actions: readonly ListDecisionAction[] }[] = [
  { step: 'exemptionList.decide', actions: ['accept', 'refuse'] },
  { step: 'exemptionList.suspend', actions: ['suspend'] },
  { step: 'exemptionList.resume', actions: ['resume'] },
  { step: 'exemptionList.close', actions: ['close'] },
];

/** The server wants a sentence, not a mark: at least this many letters. */
const REASON_LENGTH_MIN = 3;

/** What the office may do now, with its reason. Nothing for everybody else. */
export function ListDecision(props: { readonly list: ExemptionList }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { summary, actions } = props.list;
  const { id } = summary;
  const choices = CHOICES.filter(({ step }) => actions.includes(step)).flatMap((choice) => choice.actions);
  const decide = useMutation({
    mutationFn: (action: ListDecisionAction) => reliefApi.decideExemptionList(id, { action, reason: reason.trim() }),
    onSuccess: async (_, action) => {
      toast({ kind: 'done', text: t(`exemption.done.${action}`, { id }) });
      await client.invalidateQueries({ queryKey: ['exemptionList', id] });
      await client.invalidateQueries({ queryKey: ['exemptionLists'] });
    },
  });
  const said = useSaidAt(decide.error, ['reason']);
  if (choices.length === 0) return null;
  const missing = reason.trim().length < REASON_LENGTH_MIN;
  const choose = (action: ListDecisionAction) => {
    setAsked(true);
    if (!missing) decide.mutate(action);
  };
  return (
    <Section title={t('exemption.decide')}>
      <div className={classes.decide} data-fields>
        {decide.error && <ProblemNote error={decide.error} saidAt={said} />}
        <Textarea
          label={t('exemption.reasonLabel')}
          description={t('exemption.reasonHint')}
          autosize
          minRows={2}
          maxRows={6}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && missing ? t('exemption.reasonMissing') : said.at('reason')}
        />
        <div className={classes.buttons}>
          {choices.map((action, position) => (
            <Button
              key={action}
              variant={position === 0 && action === 'accept' ? 'filled' : 'default'}
              loading={decide.isPending && decide.variables === action}
              disabled={decide.isPending}
              onClick={() => choose(action)}
            >
              {t(`exemption.action.${action}`)}
            </Button>
          ))}
        </div>
      </div>
    </Section>
  );
}
