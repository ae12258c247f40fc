import { Button, NumberInput, Select, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { INSPECTIONS } from '#core/risk';
import { Dialog, isSaid, ProblemNote, useSaidAt, useText, useToast } from '#web/ui';
import { modelApi, MODELS, type SettingsValues } from './model-api.ts';
import classes from './model.module.css';

const CAPACITY_MAX = 100_000;
const EXPLORATION_PERCENT_MAX = 50;
const WINDOW_DAYS_MAX = 90;
const DEPTH_MAX = 100;

const FIELDS = [
  'capacityPerDay',
  'capacityByOffice',
  'explorationShare',
  'chanceMin',
  'windowDays',
  'channel',
  'inspection',
  'depthPercent',
  'reason',
] as const;

/** Proposes other settings; another person has to agree before anything changes. */
export function SettingsForm(props: { readonly values: SettingsValues; readonly onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const { values, onClose } = props;
  const [written, setWritten] = useState(() => writtenOf(values));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const settings = settingsOf(written);
  const propose = useMutation({
    mutationFn: (wanted: SettingsValues) => modelApi.proposeSettings(wanted, reason.trim()),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('model.proposed') });
      onClose();
      await client.invalidateQueries({ queryKey: MODELS });
    },
  });
  const said = useSaidAt(propose.error, FIELDS);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (settings !== undefined && isSaid(reason)) propose.mutate(settings);
  };
  const isGoodsOnYellow =
    written.channel === 'yellow' && written.inspection !== '' && written.inspection !== 'documents';
  const field = (key: NumberKey, min: number, max: number, hint?: string) => (
    <NumberInput
      label={t(`model.${key}`)}
      {...(hint !== undefined && { description: hint })}
      value={written[key]}
      onChange={(value) => setWritten({ ...written, [key]: value })}
      clampBehavior="none"
      allowDecimal={key === 'chanceMin' || key === 'explorationShare'}
      hideControls
      error={asked && !isWithin(written[key], min, max) ? t('model.numberWrong', { min, max }) : said.at(key)}
    />
  );
  return (
    <Dialog open wide title={t('model.changeTitle')}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {propose.error && <ProblemNote error={propose.error} saidAt={said} />}
        <p>{t('model.proposeHint')}</p>
        <div className={classes.pair}>
          {field('capacityPerDay', 0, CAPACITY_MAX)}
          {field('explorationShare', 0, EXPLORATION_PERCENT_MAX, t('model.explorationHint'))}
          {field('chanceMin', 0, 100)}
          {field('windowDays', 1, WINDOW_DAYS_MAX)}
        </div>
        <Textarea
          label={t('model.capacityByOffice')}
          description={t('model.capacityByOfficeHint')}
          autosize
          minRows={2}
          value={written.offices}
          onChange={(event) => setWritten({ ...written, offices: event.currentTarget.value })}
          error={
            asked && officesOf(written.offices) === undefined
              ? t('model.capacityByOfficeWrong')
              : said.at('capacityByOffice')
          }
        />
        <div className={classes.pair}>
          <Select
            label={t('model.channel')}
            data={(['yellow', 'red'] as const).map((value) => ({ value, label: t(`model.channel.${value}`) }))}
            value={written.channel}
            allowDeselect={false}
            onChange={(value) => setWritten({ ...written, channel: value === 'red' ? 'red' : 'yellow' })}
            error={said.at('channel')}
          />
          <Select
            label={t('risk.inspection')}
            data={[
              { value: '', label: t('risk.inspection.none') },
              ...INSPECTIONS.map((value) => ({ value, label: t(`risk.inspection.${value}`) })),
            ]}
            value={written.inspection}
            allowDeselect={false}
            onChange={(value) => setWritten({ ...written, inspection: INSPECTIONS.find((one) => one === value) ?? '' })}
            error={asked && isGoodsOnYellow ? t('model.goodsNeedRed') : said.at('inspection')}
          />
          {written.inspection === 'partial' && (
            <NumberInput
              label={t('risk.depth')}
              description={t('model.depthHint')}
              value={written.depthPercent}
              onChange={(value) => setWritten({ ...written, depthPercent: value })}
              clampBehavior="none"
              allowDecimal={false}
              hideControls
              error={
                asked && !isDepth(written.depthPercent)
                  ? t('model.numberWrong', { min: 1, max: DEPTH_MAX })
                  : said.at('depthPercent')
              }
            />
          )}
        </div>
        <Textarea
          label={t('ui.reason')}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && !isSaid(reason) ? t('ui.reasonMissing') : said.at('reason')}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={propose.isPending}>
            {t('model.propose')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type NumberKey = 'capacityPerDay' | 'explorationShare' | 'chanceMin' | 'windowDays';

/** As it stands in the fields: shares in per cent. */
interface Written extends Readonly<Record<NumberKey, number | string>> {
  readonly offices: string;
  readonly channel: 'yellow' | 'red';
  readonly inspection: (typeof INSPECTIONS)[number] | '';
  /** Empty where the office settles it case by case. */
  readonly depthPercent: number | string;
}

const percentOf = (share: number): number => Number((share * 100).toFixed(4));

const writtenOf = (values: SettingsValues): Written => ({
  capacityPerDay: values.capacityPerDay,
  explorationShare: percentOf(values.explorationShare),
  chanceMin: percentOf(values.chanceMin),
  windowDays: values.windowDays,
  offices: Object.entries(values.capacityByOffice)
    .map(([office, capacity]) => `${office} = ${capacity}`)
    .join('\n'),
  channel: values.channel,
  inspection: values.inspection ?? '',
  depthPercent: values.depthPercent ?? '',
});

const isWithin = (value: number | string, min: number, max: number): value is number =>
  typeof value === 'number' && value >= min && value <= max;

const isDepth = (value: number | string): boolean => value === '' || isWithin(value, 1, DEPTH_MAX);

/** What the fields say, where all of them say something possible. */
function settingsOf(written: Written): SettingsValues | undefined {
  const { capacityPerDay, explorationShare, chanceMin, windowDays, channel, inspection, depthPercent } = written;
  const capacityByOffice = officesOf(written.offices);
  if (
    capacityByOffice === undefined ||
    !isWithin(capacityPerDay, 0, CAPACITY_MAX) ||
    !isWithin(explorationShare, 0, EXPLORATION_PERCENT_MAX) ||
    !isWithin(chanceMin, 0, 100) ||
    !isWithin(windowDays, 1, WINDOW_DAYS_MAX) ||
    (inspection === 'partial' && !isDepth(depthPercent)) ||
    (channel === 'yellow' && inspection !== '' && inspection !== 'documents')
  )
    return undefined;
  return {
    capacityPerDay,
    capacityByOffice,
    explorationShare: explorationShare / 100,
    chanceMin: chanceMin / 100,
    windowDays,
    channel,
    ...(inspection !== '' && { inspection }),
    ...(inspection === 'partial' && typeof depthPercent === 'number' && { depthPercent }),
  };
}

/** `OFFICE = 40` a line; nothing where a line says something else. */
function officesOf(text: string): Readonly<Record<string, number>> | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => /^\s*([\dA-Za-z]{1,20})\s*=\s*(\d{1,6})\s*$/u.exec(line));
  if (read.some((match) => match === null || Number(match[2]) > CAPACITY_MAX)) return undefined;
  return Object.fromEntries(read.map((match) => [match?.[1] ?? '', Number(match?.[2])]));
}
