import { useState } from 'react';
import { api, type DeclarationView } from '#web/client';
import { ChoiceList, isSaid, StepFrame, useText, WordsField, useSaidAt } from '#web/ui';
import { useStep } from './use-consultation.ts';

/** Which lines, and what the trader is asked. Lines in doubt are chosen already. */
export function OpenForm(props: {
  readonly view: DeclarationView;
  readonly doubted: readonly number[];
  readonly onDone: () => void;
}) {
  const t = useText();
  const { goodsItems } = props.view.declaration;
  const [lines, setLines] = useState<readonly string[]>(props.doubted.map(String));
  const [question, setQuestion] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(props.view.summary.number, 'consult.done.open', api.openConsultation, props.onDone);
  const said = useSaidAt(step.error, ['question', 'sequences']);
  return (
    <StepFrame
      title="consult.open"
      confirm="consult.confirmOpen"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={props.onDone}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(question) && lines.length > 0)
          step.mutate({ question: question.trim(), sequences: lines.map(Number).toSorted((a, b) => a - b) });
      }}
    >
      <ChoiceList
        label={t('consult.lines')}
        chosen={lines}
        onChange={setLines}
        error={asked && lines.length === 0 ? t('consult.linesMissing') : said.at('sequences')}
        choices={goodsItems.map(({ sequence, description }) => ({
          value: String(sequence),
          label: `${sequence}. ${description ?? ''}`,
        }))}
      />
      <WordsField
        label="consult.question"
        missing="consult.questionMissing"
        value={question}
        asked={asked}
        said={said.at('question')}
        onChange={setQuestion}
      />
    </StepFrame>
  );
}
