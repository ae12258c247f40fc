import { Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { ROLES_OF_KIND } from '#core/access';
import { ENTRY_KINDS, lacksApprover, SENSITIVITIES } from '#core/watch-list';
import { CodesPicker, useText, type SaidAt } from '#web/ui';
import classes from './watch-list.module.css';
import type { WrittenWatchListEntry } from './watch-list-api.ts';

const CHANNELS = ['green', 'yellow', 'red'] as const;
const INSPECTIONS = ['documents', 'scan', 'partial', 'full'] as const;
const combobox = { transitionProps: { duration: 0 }, shadow: 'md' } as const;

/** What an entry says besides whom it means: why, for how long, who may know, what it does. */
export function CommonFields(props: {
  readonly entry: WrittenWatchListEntry;
  readonly asked: boolean;
  readonly said: SaidAt<'list' | 'reason' | 'source' | 'legalBasis' | 'validFrom' | 'validTo'>;
  readonly onChange: (change: Partial<WrittenWatchListEntry>) => void;
}) {
  const t = useText();
  const { entry, asked, said, onChange } = props;
  const text = (field: 'list' | 'source' | 'legalBasis', maxLength: number) => (
    <TextInput
      label={t(`watchList.${field}`)}
      value={entry[field]}
      maxLength={maxLength}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      error={asked && entry[field].trim() === '' ? t('watchList.missing') : said.at(field)}
    />
  );
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t('watchList.kind')}
          data={ENTRY_KINDS.map((value) => ({ value, label: t(`watchList.kind.${value}`) }))}
          value={entry.kind}
          onChange={(value) => onChange({ kind: ENTRY_KINDS.find((kind) => kind === value) ?? entry.kind })}
          allowDeselect={false}
          comboboxProps={combobox}
        />
        {text('list', 60)}
      </div>
      <Textarea
        label={t('watchList.reason')}
        autosize
        minRows={2}
        maxLength={1_000}
        value={entry.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
        error={asked && entry.reason.trim() === '' ? t('watchList.missing') : said.at('reason')}
      />
      <div className={classes.pair}>
        {text('source', 300)}
        {text('legalBasis', 300)}
      </div>
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('watchList.validFrom')}
          value={entry.validFrom}
          onChange={(event) => onChange({ validFrom: event.currentTarget.value })}
          error={said.at('validFrom')}
        />
        <TextInput
          type="date"
          label={t('watchList.validTo')}
          value={entry.validTo ?? ''}
          onChange={(event) => onChange({ validTo: event.currentTarget.value || null })}
          error={said.at('validTo')}
        />
      </div>
      <Effect entry={entry} onChange={onChange} />
      <Knowing entry={entry} onChange={onChange} />
      {lacksApprover(entry) && (
        <div className={classes.waits} role="status">
          <IconUsers size={20} aria-hidden />
          <p>{t('watchList.noApprover')}</p>
        </div>
      )}
    </>
  );
}

interface PartProps {
  readonly entry: WrittenWatchListEntry;
  readonly onChange: (change: Partial<WrittenWatchListEntry>) => void;
}

function Effect({ entry: { effect }, onChange }: PartProps) {
  const t = useText();
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t('watchList.effect')}
          data={CHANNELS.map((value) => ({ value, label: t(`watchList.channel.${value}`) }))}
          value={effect.channel}
          onChange={(value) => {
            const channel = CHANNELS.find((one) => one === value) ?? effect.channel;
            onChange({ effect: channel === 'green' ? { channel, notify: effect.notify } : { ...effect, channel } });
          }}
          allowDeselect={false}
          comboboxProps={combobox}
        />
        {effect.channel !== 'green' && (
          <Select
            label={t('watchList.inspection')}
            data={INSPECTIONS.map((value) => ({ value, label: t(`watchList.inspection.${value}`) }))}
            value={effect.inspection ?? null}
            onChange={(value) => {
              const { channel, notify } = effect;
              const inspection = INSPECTIONS.find((one) => one === value);
              onChange({ effect: { channel, notify, ...(inspection && { inspection }) } });
            }}
            clearable
            clearButtonProps={{ 'aria-label': t('watchList.clearInspection') }}
            comboboxProps={combobox}
          />
        )}
      </div>
      <Checkbox
        label={t('watchList.notify')}
        checked={effect.notify}
        onChange={(event) => onChange({ effect: { ...effect, notify: event.currentTarget.checked } })}
      />
    </>
  );
}

function Knowing({ entry: { sensitivity, readers }, onChange }: PartProps) {
  const t = useText();
  return (
    <>
      <Select
        label={t('watchList.sensitivity')}
        description={t(`watchList.sensitivityHint.${sensitivity}`)}
        data={SENSITIVITIES.map((value) => ({ value, label: t(`watchList.sensitivity.${value}`) }))}
        value={sensitivity}
        onChange={(value) => onChange({ sensitivity: SENSITIVITIES.find((one) => one === value) ?? sensitivity })}
        allowDeselect={false}
        comboboxProps={combobox}
      />
      {sensitivity === 'restricted' && (
        <div className={classes.pair}>
          <MultiSelect
            label={t('watchList.readers.roles')}
            data={OFFICERS.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={readers.roles}
            onChange={(chosen) =>
              onChange({ readers: { ...readers, roles: OFFICERS.filter((role) => chosen.includes(role)) } })
            }
            comboboxProps={combobox}
          />
          <CodesPicker
            list="customs-office"
            label={t('watchList.readers.offices')}
            value={readers.offices}
            onChange={(offices) => onChange({ readers: { ...readers, offices: [...offices] } })}
          />
        </div>
      )}
    </>
  );
}

const OFFICERS = ROLES_OF_KIND.customs;
