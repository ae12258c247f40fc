import { Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isSaid, StepFrame, useText, useToast, WordsField, useSaidAt } from '#web/ui';
import type { AnswerBody, Finding } from './referral-api.ts';

const ANSWERS: readonly Finding[] = ['noConcern', 'concern', 'seen'];

/** An agency's answer, by itself or as an officer enters it. That there is no concern needs no words; a concern does. */
export function AnswerForm(props: {
  readonly title: 'referral.answer' | 'referral.answerAnew' | 'referral.enter';
  /** What was answered can not be unseen. */
  readonly findings?: readonly Finding[];
  readonly send: (body: AnswerBody, key: string) => Promise<unknown>;
  readonly onDone: () => Promise<unknown>;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const { title, findings = ANSWERS, send, onDone, onCancel } = props;
  const [finding, setFinding] = useState<Finding>();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const step = useMutation({
    mutationFn: (body: AnswerBody) => send(body, key),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('referral.answered') });
      await onDone();
    },
    // What is changed after a refusal is another answer.
    onError: () => setKey(crypto.randomUUID()),
  });
  const said = useSaidAt(step.error, ['finding', 'reason']);
  const needsWords = finding === 'concern';
  return (
    <StepFrame
      title={title}
      confirm="referral.send"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={onCancel}
      onSubmit={() => {
        setAsked(true);
        const words = reason.trim();
        if (finding !== undefined && (isSaid(words) || (words === '' && !needsWords)))
          step.mutate(bodyOf(finding, words));
      }}
    >
      <Radio.Group
        label={t('referral.finding')}
        value={finding ?? null}
        onChange={(value) => setFinding(findings.find((one) => one === value))}
        error={asked && finding === undefined ? t('referral.findingMissing') : said.at('finding')}
      >
        {findings.map((one) => (
          <Radio key={one} value={one} label={t(`referral.finding.${one}`)} my={6} />
        ))}
      </Radio.Group>
      {finding !== 'seen' && (
        <WordsField
          label={needsWords ? 'referral.concernWords' : 'referral.words'}
          missing="referral.wordsMissing"
          value={reason}
          asked={asked && (needsWords || reason.trim() !== '')}
          said={said.at('reason')}
          onChange={setReason}
        />
      )}
    </StepFrame>
  );
}

const bodyOf = (finding: Finding, words: string): AnswerBody =>
  finding === 'concern' ? { finding, reason: words } : { finding, ...(words !== '' && { reason: words }) };
