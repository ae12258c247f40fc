import { Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PLANNED_AHEAD_DAYS_MAX } from '#core/inspection';
import type { InspectionFile } from '#web/client';
import {
  ChoiceList,
  zoneHere,
  isSaid,
  momentHere,
  StepFrame,
  useFormat,
  useSaidAt,
  useText,
  WordsField,
} from '#web/ui';
import type { StepProps } from './form-props.ts';
import classes from './inspection.module.css';
import { useStep } from './use-inspection.ts';

type Order = InspectionFile['rounds'][number]['order'];
const MEANS: readonly Order['means'][] = ['scanner', 'manual', 'both'];
const PERCENT_USUAL = '10';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is refused of anything else, such as who may order, stands above the form. */
const FIELDS = [
  'containers',
  'lines',
  'packages',
  'percent',
  'place',
  'plannedAt',
  'reasonForTrader',
  'instructions',
] as const;

/** Which goods, how much of them, by which means, where and when; what the trader is told, and what the inspector. */
export function OrderForm({ view, file, onDone }: StepProps) {
  const t = useText();
  const format = useFormat();
  const { goodsItems, consignment } = view.declaration;
  const [containers, setContainers] = useState<readonly string[]>(file.containers);
  const [lines, setLines] = useState<readonly string[]>(goodsItems.map(({ sequence }) => String(sequence)));
  const [packages, setPackages] = useState('');
  const [means, setMeans] = useState<Order['means']>(file.containers.length > 0 ? 'both' : 'manual');
  const [isFull, setFull] = useState(false);
  const [percent, setPercent] = useState(PERCENT_USUAL);
  const [place, setPlace] = useState(consignment?.goodsLocation?.name ?? '');
  const [planned, setPlanned] = useState(() => momentHere(Date.parse(format.now()) + 2 * HOUR_MS));
  const [reason, setReason] = useState('');
  const [instructions, setInstructions] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useStep(view.summary.number, onDone);
  const said = useSaidAt(step.error, FIELDS);
  const nowMs = Date.parse(format.now());
  const share = /^[1-9]\d?$/.test(percent) ? Number(percent) : undefined;
  const isNothing = containers.length === 0 && lines.length === 0 && packages.trim() === '';
  const submit = () => {
    setAsked(true);
    if (isNothing || place.trim() === '' || planned === '' || !isSaid(reason) || (!isFull && share === undefined))
      return;
    const order = {
      containers: [...containers],
      packages: packages.trim(),
      lines: lines.map(Number).toSorted((one, other) => one - other),
      extent: isFull || share === undefined ? { kind: 'full' as const } : { kind: 'percent' as const, percent: share },
      means,
      place: place.trim(),
      plannedAt: new Date(`${planned}${zoneHere()}`).toISOString(),
      reasonForTrader: reason.trim(),
      instructions: instructions.trim(),
    };
    step.mutate({ step: 'order', order });
  };
  return (
    <StepFrame
      title="inspect.order"
      confirm="inspect.confirm.order"
      pending={step.isPending}
      error={step.error}
      saidAt={said}
      onCancel={onDone}
      onSubmit={submit}
    >
      {file.containers.length > 0 && (
        <ChoiceList
          label={t('inspect.containers')}
          chosen={containers}
          onChange={setContainers}
          across
          error={said.at('containers')}
          choices={file.containers.map((container) => ({ value: container, label: container }))}
        />
      )}
      <ChoiceList
        label={t('inspect.lines')}
        chosen={lines}
        onChange={setLines}
        error={
          asked && isNothing
            ? t('inspect.scopeMissing')
            : (said.at('lines') ?? (file.containers.length === 0 ? said.at('containers') : undefined))
        }
        choices={goodsItems.map(({ sequence, description }) => ({
          value: String(sequence),
          label: `${sequence}. ${description ?? ''}`,
        }))}
      />
      <TextInput
        label={t('inspect.packages')}
        value={packages}
        error={said.at('packages')}
        onChange={(event) => setPackages(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('inspect.means')}
        value={means}
        onChange={(value) => setMeans(MEANS.find((each) => each === value) ?? means)}
      >
        <div className={classes.across}>
          {MEANS.map((each) => (
            <Radio key={each} value={each} label={t(`inspect.means.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <Radio.Group
        label={t('inspect.extent')}
        value={isFull ? 'full' : 'percent'}
        onChange={(value) => setFull(value === 'full')}
      >
        <div className={classes.across}>
          <Radio value="percent" label={t('inspect.extent.share')} />
          <Radio value="full" label={t('inspect.extent.full')} />
        </div>
      </Radio.Group>
      {!isFull && (
        <TextInput
          className={classes.short}
          label={t('inspect.percent')}
          inputMode="numeric"
          value={percent}
          onChange={(event) => setPercent(event.currentTarget.value)}
          rightSection="%"
          error={asked && share === undefined ? t('inspect.percentMissing') : said.at('percent')}
        />
      )}
      <TextInput
        label={t('inspect.place')}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
        error={asked && place.trim() === '' ? t('inspect.placeMissing') : said.at('place')}
      />
      <TextInput
        className={classes.moment}
        label={t('inspect.plannedAt')}
        type="datetime-local"
        value={planned}
        onChange={(event) => setPlanned(event.currentTarget.value)}
        min={momentHere(nowMs)}
        max={momentHere(nowMs + PLANNED_AHEAD_DAYS_MAX * DAY_MS)}
        error={asked && planned === '' ? t('inspect.plannedMissing') : said.at('plannedAt')}
      />
      <WordsField
        label="inspect.reasonForTrader"
        missing="case.reasonMissing"
        value={reason}
        asked={asked}
        said={said.at('reasonForTrader')}
        onChange={setReason}
      />
      <Textarea
        label={t('inspect.instructions')}
        description={t('inspect.officeOnly')}
        autosize
        minRows={2}
        maxRows={10}
        value={instructions}
        error={said.at('instructions')}
        onChange={(event) => setInstructions(event.currentTarget.value)}
      />
    </StepFrame>
  );
}
