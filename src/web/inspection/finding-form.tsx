import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CodePicker, DecimalInput, StepFrame, useLocal, useText, useSaidAt } from '#web/ui';
import type { StepProps } from './form-props.ts';
import classes from './inspection.module.css';
import { PicturesField } from './pictures.tsx';
import { useStep } from './use-inspection.ts';

/** The choice that stands for goods no line names. */
const UNDECLARED = 'undeclared';

/** What was seen of one line, or of goods that no line names. */
export function FindingForm({ view, file, onDone }: StepProps) {
  const t = useText();
  const local = useLocal();
  const { goodsItems } = view.declaration;
  const [line, setLine] = useState(String(goodsItems[0]?.sequence ?? UNDECLARED));
  const [quantity, setQuantity] = useState('');
  const [unit, setUnit] = useState('');
  const [origin, setOrigin] = useState('');
  const [code, setCode] = useState('');
  const [condition, setCondition] = useState<string | null>(null);
  const [photos, setPhotos] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  const said = useSaidAt(step.error, [
    'line',
    'quantityFound',
    'unitCode',
    'originFound',
    'codeFound',
    'condition',
    'note',
  ]);
  const item = goodsItems.find(({ sequence }) => String(sequence) === line);
  const unitCode = unit === '' ? (item?.tariffQuantity?.unitCode ?? '') : unit;
  const isEmpty = quantity === '' && origin === '' && code === '' && condition === null && note.trim() === '';
  const isCodeOdd = code !== '' && !/^\d{4,12}$/.test(code);
  const submit = () => {
    setAsked(true);
    if (isEmpty || isCodeOdd) return;
    const finding = {
      line: item?.sequence ?? null,
      quantityFound: quantity === '' ? null : quantity,
      unitCode: quantity === '' || unitCode === '' ? null : unitCode,
      originFound: origin === '' ? null : origin,
      codeFound: code === '' ? null : code,
      condition,
      photos: [...photos],
      note: note.trim(),
    };
    step.mutate({ step: 'recordFinding', finding });
  };
  return (
    <StepFrame
      title="inspect.recordFinding"
      confirm="inspect.confirm.recordFinding"
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
        data={[
          ...goodsItems.map(({ sequence, description }) => ({
            value: String(sequence),
            label: `${sequence}. ${description ?? ''}`,
          })),
          { value: UNDECLARED, label: t('inspect.undeclared') },
        ]}
        value={line}
        onChange={(value) => setLine(value ?? line)}
      />
      <div className={classes.pair}>
        <DecimalInput
          label={t('inspect.quantityFound')}
          value={quantity}
          onChange={setQuantity}
          error={said.at('quantityFound')}
        />
        <CodePicker
          list="unit"
          label={t('inspect.unit')}
          value={unitCode}
          onChange={setUnit}
          error={said.at('unitCode')}
        />
      </div>
      <div className={classes.pair}>
        <CodePicker
          list="country"
          label={t('inspect.originFound')}
          value={origin}
          onChange={setOrigin}
          clearable
          error={said.at('originFound')}
        />
        <TextInput
          label={t('inspect.codeFound')}
          inputMode="numeric"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.trim())}
          error={asked && isCodeOdd ? t('inspect.codeMissing') : said.at('codeFound')}
        />
      </div>
      <Select
        label={t('inspect.condition')}
        clearable
        data={file.conditions.map(({ id, name }) => ({ value: id, label: local(name) }))}
        value={condition}
        onChange={setCondition}
        error={said.at('condition')}
      />
      <Textarea
        label={t('inspect.note')}
        autosize
        minRows={2}
        maxRows={10}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={asked && isEmpty ? t('inspect.findingMissing') : said.at('note')}
      />
      <PicturesField number={view.summary.number} ids={photos} onChange={setPhotos} />
    </StepFrame>
  );
}
