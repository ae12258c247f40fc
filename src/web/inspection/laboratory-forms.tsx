import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isSaid, StepFrame, useLocal, useText, WordsField, useSaidAt } from '#web/ui';
import type { StepProps } from './form-props.ts';
import classes from './inspection.module.css';
import { useStep } from './use-inspection.ts';

/** A sample under seal, and what the laboratory is asked of it. */
export function SampleForm({ view, file, onDone }: StepProps) {
  const t = useText();
  const local = useLocal();
  const { goodsItems } = view.declaration;
  const [line, setLine] = useState(String(goodsItems[0]?.sequence ?? ''));
  const [seal, setSeal] = useState('');
  const [laboratory, setLaboratory] = useState<string | null>(null);
  const [questions, setQuestions] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  const said = useSaidAt(step.error, ['line', 'seal', 'laboratory', 'questions']);
  const submit = () => {
    setAsked(true);
    if (seal.trim() === '' || laboratory === null || !isSaid(questions)) return;
    const sample = { line: Number(line), seal: seal.trim(), laboratory, questions: questions.trim() };
    step.mutate({ step: 'takeSample', sample });
  };
  return (
    <StepFrame
      title="inspect.takeSample"
      confirm="inspect.confirm.takeSample"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={submit}
    >
      <Select
        label={t('inspect.line')}
        error={said.at('line')}
        allowDeselect={false}
        data={goodsItems.map(({ sequence, description }) => ({
          value: String(sequence),
          label: `${sequence}. ${description ?? ''}`,
        }))}
        value={line}
        onChange={(value) => setLine(value ?? line)}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('inspect.seal')}
          value={seal}
          onChange={(event) => setSeal(event.currentTarget.value)}
          error={asked && seal.trim() === '' ? t('inspect.sealMissing') : said.at('seal')}
        />
        <Select
          label={t('inspect.laboratory')}
          data={file.laboratories.map(({ id, name }) => ({ value: id, label: local(name) }))}
          value={laboratory}
          onChange={setLaboratory}
          error={asked && laboratory === null ? t('inspect.laboratoryMissing') : said.at('laboratory')}
        />
      </div>
      <WordsField
        label="inspect.questions"
        missing="inspect.questionsMissing"
        value={questions}
        asked={asked}
        said={said.at('questions')}
        onChange={setQuestions}
      />
    </StepFrame>
  );
}

/** What the laboratory answered of a sample that waits. */
export function ResultForm({ view, file, onDone }: StepProps) {
  const t = useText();
  const waiting = file.samples.flatMap(({ seal, result }, index) =>
    result === null ? [{ value: String(index + 1), label: t('inspect.sampleOf', { sample: index + 1, seal }) }] : [],
  );
  const [sample, setSample] = useState(waiting[0]?.value ?? '');
  const [answer, setAnswer] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  const said = useSaidAt(step.error, ['sample', 'answer', 'codeProposed']);
  const isCodeOdd = code !== '' && !/^\d{4,12}$/.test(code);
  const submit = () => {
    setAsked(true);
    if (!isSaid(answer) || isCodeOdd) return;
    const result = { sample: Number(sample), answer: answer.trim(), codeProposed: code === '' ? null : code };
    step.mutate({ step: 'recordLaboratoryResult', result });
  };
  return (
    <StepFrame
      title="inspect.recordLaboratoryResult"
      confirm="inspect.confirm.recordLaboratoryResult"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={submit}
    >
      <Select
        label={t('inspect.sample')}
        error={said.at('sample')}
        allowDeselect={false}
        data={waiting}
        value={sample}
        onChange={(value) => setSample(value ?? sample)}
      />
      <WordsField
        label="inspect.laboratoryAnswer"
        missing="inspect.laboratoryAnswerMissing"
        value={answer}
        asked={asked}
        said={said.at('answer')}
        onChange={setAnswer}
      />
      <TextInput
        className={classes.moment}
        label={t('inspect.codeProposed')}
        inputMode="numeric"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.trim())}
        error={asked && isCodeOdd ? t('inspect.codeMissing') : said.at('codeProposed')}
      />
    </StepFrame>
  );
}
