import { useState } from 'react';
import { api, type DeclarationView } from '#web/client';
import { ChoiceList, isSaid, StepFrame, useText, WordsField, useSaidAt } from '#web/ui';
import { useStep } from './use-consultation.ts';

/** The trader's answer: words, and which of the documents handed in bear them out. */
export function AnswerForm(props: { readonly view: DeclarationView; readonly onDone: () => void }) {
  const t = useText();
  const { attachments } = props.view;
  const [text, setText] = useState('');
  const [documents, setDocuments] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const step = useStep(props.view.summary.number, 'consult.done.answer', api.answerConsultation, props.onDone);
  const said = useSaidAt(step.error, ['text', 'documents']);
  return (
    <StepFrame
      title="consult.answer"
      confirm="consult.confirmAnswer"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={props.onDone}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(text)) step.mutate({ text: text.trim(), documents: [...documents] });
      }}
    >
      <WordsField
        label="consult.answerText"
        missing="consult.answerMissing"
        value={text}
        asked={asked}
        said={said.at('text')}
        onChange={setText}
      />
      {attachments.length === 0 ? (
        <p className="quiet">{t('consult.attachFirst')}</p>
      ) : (
        <ChoiceList
          label={t('consult.documents')}
          chosen={documents}
          onChange={setDocuments}
          error={said.at('documents')}
          choices={attachments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </StepFrame>
  );
}
