import { Button, TextInput } from '@mantine/core';
import { zoneHere } from './country.ts';
import { formatTime, localDate } from './format.ts';
import { useFormat, useText } from './preferences.tsx';
import classes from './time-fields.module.css';

const LOCAL_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

/** Both times of the law: the day it applies to and, for who wants to know what was said then, the moment it was known. */
export function TimeFields(props: {
  readonly on: string;
  readonly knownAt: string | undefined;
  readonly onChange: (time: { readonly on?: string; readonly knownAt?: string }) => void;
}) {
  const t = useText();
  const { on, knownAt, onChange } = props;
  return (
    <div className={classes.times}>
      <TextInput
        className={classes.day}
        label={t('tariff.on')}
        type="date"
        value={on}
        onChange={(event) => onChange({ on: event.currentTarget.value, ...(knownAt && { knownAt }) })}
      />
      <TextInput
        className={classes.moment}
        label={t('tariff.knownAt')}
        type="datetime-local"
        value={localMoment(knownAt)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ ...(on && { on }), ...(value && { knownAt: `${value.slice(0, LOCAL_LENGTH)}:00${zoneHere()}` }) });
        }}
      />
    </div>
  );
}

/** An address may name the moment in any zone; people here read it in theirs. */
function localMoment(knownAt: string | undefined): string {
  const atMs = Date.parse(knownAt ?? '');
  if (Number.isNaN(atMs)) return '';
  return momentHere(atMs);
}

/** As a field for a moment wants it, in the country's zone. */
export function momentHere(atMs: number): string {
  const at = new Date(atMs).toISOString();
  return `${localDate(at)}T${formatTime(at)}`;
}

/** Says that what is shown was known at a past moment, and leads back to now. */
export function KnownNote(props: { readonly knownAt: string | undefined; readonly onNow: () => void }) {
  const t = useText();
  const format = useFormat();
  if (props.knownAt === undefined) return null;
  const atMs = Date.parse(props.knownAt);
  const at = Number.isNaN(atMs) ? props.knownAt : format.instant(new Date(atMs).toISOString());
  return (
    <p className={classes.known} role="status">
      {t('tariff.knownNote', { at })}{' '}
      <Button variant="subtle" size="compact-sm" onClick={props.onNow}>
        {t('tariff.knownNow')}
      </Button>
    </p>
  );
}
