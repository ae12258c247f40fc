import { ActionIcon, Button, Radio, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { InspectionFile } from '#web/client';
import { isSaid, StepFrame, useLocal, useText, WordsField, useSaidAt } from '#web/ui';
import type { StepProps } from './form-props.ts';
import classes from './inspection.module.css';
import { useStep } from './use-inspection.ts';

type Kind = InspectionFile['kinds'][number];
type Discrepancy = NonNullable<InspectionFile['rounds'][number]['conclusion']>['discrepancies'][number];
type Written = Omit<Discrepancy, 'followUp'>;

/** Conforms or not; what differs stands there already as far as it follows from what was recorded. */
export function ConcludeForm({ view, file, onDone }: StepProps) {
  const t = useText();
  const kindOf = (kind: string): Kind | undefined => file.kinds.find((each) => each.kind === kind);
  const [written, setWritten] = useState<readonly Written[]>(() =>
    file.differences.map((difference) => ({
      ...difference,
      follow: kindOf(difference.kind)?.follow[0] ?? 'instruction',
    })),
  );
  const [conforms, setConforms] = useState(written.length === 0);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  const said = useSaidAt(step.error, ['text', 'line', 'kind', 'declared', 'found', 'follow']);
  const discrepancies = conforms ? [] : written;
  const isComplete = discrepancies.every(({ declared, found }) => declared.trim() !== '' && found.trim() !== '');
  const submit = () => {
    setAsked(true);
    if (!isSaid(text) || !isComplete || (!conforms && written.length === 0)) return;
    step.mutate({ step: 'conclude', conforms, discrepancies: [...discrepancies], text: text.trim() });
  };
  const add = () =>
    setWritten([
      ...written,
      {
        line: view.declaration.goodsItems[0]?.sequence ?? null,
        kind: file.kinds[0]?.kind ?? 'quantity',
        declared: '',
        found: '',
        follow: file.kinds[0]?.follow[0] ?? 'instruction',
      },
    ]);
  return (
    <StepFrame
      title="inspect.conclude"
      confirm="inspect.confirm.conclude"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={submit}
    >
      <Radio.Group
        label={t('case.outcome')}
        value={conforms ? 'yes' : 'no'}
        onChange={(value) => setConforms(value === 'yes')}
        error={asked && !conforms && written.length === 0 ? t('inspect.discrepancyMissing') : undefined}
      >
        <div className={classes.across}>
          <Radio value="yes" label={t('case.conforms')} />
          <Radio value="no" label={t('case.differs')} />
        </div>
      </Radio.Group>
      {!conforms && (
        <>
          {written.map((discrepancy, position) => (
            <DiscrepancyFields
              key={position}
              position={position + 1}
              sequences={view.declaration.goodsItems.map(({ sequence }) => sequence)}
              kinds={file.kinds}
              value={discrepancy}
              asked={asked}
              said={(field) => said.at(`/discrepancies/${position}/${field}`)}
              onChange={(next) => setWritten(written.map((each, index) => (index === position ? next : each)))}
              onRemove={() => setWritten(written.filter((_, index) => index !== position))}
            />
          ))}
          <div>
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
              {t('inspect.addDiscrepancy')}
            </Button>
          </div>
        </>
      )}
      <WordsField
        label="inspect.conclusionText"
        missing="case.findingMissing"
        value={text}
        asked={asked}
        said={said.at('text')}
        onChange={setText}
      />
    </StepFrame>
  );
}

const NO_LINE = 'none';

function DiscrepancyFields(props: {
  readonly position: number;
  readonly sequences: readonly number[];
  readonly kinds: readonly Kind[];
  readonly value: Written;
  readonly asked: boolean;
  /** What the server refused of one of its fields. */
  readonly said: (field: 'line' | 'kind' | 'declared' | 'found' | 'follow') => string | undefined;
  readonly onChange: (next: Written) => void;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const local = useLocal();
  const { position, sequences, kinds, value, asked, said, onChange } = props;
  const follows = kinds.find(({ kind }) => kind === value.kind)?.follow ?? [];
  const isMissing = (text: string) => (asked && text.trim() === '' ? t('inspect.differenceMissing') : undefined);
  return (
    <fieldset className={classes.discrepancy}>
      <legend>{t('inspect.discrepancy', { position })}</legend>
      <ActionIcon
        className={classes.removeDiscrepancy}
        variant="subtle"
        color="slate"
        aria-label={t('inspect.removeDiscrepancy', { position })}
        onClick={props.onRemove}
      >
        <IconTrash size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
      <div className={classes.pair}>
        <Select
          label={t('inspect.line')}
          error={said('line')}
          allowDeselect={false}
          data={[
            ...sequences.map((sequence) => ({ value: String(sequence), label: t('tax.line', { line: sequence }) })),
            { value: NO_LINE, label: t('inspect.undeclared') },
          ]}
          value={value.line === null ? NO_LINE : String(value.line)}
          onChange={(line) => onChange({ ...value, line: line === null || line === NO_LINE ? null : Number(line) })}
        />
        <Select
          label={t('inspect.kind')}
          error={said('kind')}
          allowDeselect={false}
          data={kinds.map(({ kind, name }) => ({ value: kind, label: local(name) }))}
          value={value.kind}
          onChange={(wanted) => {
            const found = kinds.find(({ kind }) => kind === wanted);
            if (found) onChange({ ...value, kind: found.kind, follow: found.follow[0] ?? value.follow });
          }}
        />
        <TextInput
          label={t('inspect.declared')}
          value={value.declared}
          onChange={(event) => onChange({ ...value, declared: event.currentTarget.value })}
          error={isMissing(value.declared) ?? said('declared')}
        />
        <TextInput
          label={t('inspect.found')}
          value={value.found}
          onChange={(event) => onChange({ ...value, found: event.currentTarget.value })}
          error={isMissing(value.found) ?? said('found')}
        />
      </div>
      <Select
        label={t('inspect.becomes')}
        error={said('follow')}
        allowDeselect={false}
        data={follows.map((follow) => ({ value: follow, label: t(`inspect.follow.${follow}`) }))}
        value={value.follow}
        onChange={(wanted) => onChange({ ...value, follow: follows.find((each) => each === wanted) ?? value.follow })}
      />
    </fieldset>
  );
}
