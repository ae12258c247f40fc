import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Channel } from '#web/client';
import classes from './filters.module.css';
import { useText } from './preferences.tsx';
import { useTypedSearch } from './typed-search.ts';

export interface ListFilters {
  readonly q?: string;
  readonly status?: string;
  readonly channel?: string;
}
const CHANNELS: readonly Channel[] = ['green', 'yellow', 'red'];

/** Search and filters over a list. The address of the page is where they live; this only shows and changes them. */
export function Filters(props: {
  readonly value: ListFilters;
  readonly statuses: readonly { readonly value: string; readonly label: string }[];
  readonly channels?: readonly Channel[];
  readonly onChange: (filters: ListFilters) => void;
  readonly end?: ReactNode;
}) {
  const t = useText();
  const { value, onChange } = props;
  const search = useTypedSearch(value.q ?? '', (q) => onChange({ ...value, q }));
  const active = Boolean(value.q ?? value.status ?? value.channel);
  return (
    <div className={classes.filters} role="search">
      <TextInput
        className={classes.search}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        type="search"
        {...search}
      />
      <Select
        className={classes.select}
        aria-label={t('list.status')}
        data={[{ value: '', label: `${t('list.status')}: ${t('list.any')}` }, ...props.statuses]}
        value={value.status ?? ''}
        onChange={(status) => onChange({ ...value, status: status ?? '' })}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      />
      <Select
        className={classes.select}
        aria-label={t('list.channel')}
        data={[
          { value: '', label: `${t('list.channel')}: ${t('list.any')}` },
          ...(props.channels ?? CHANNELS).map((channel) => ({ value: channel, label: t(`channel.${channel}`) })),
        ]}
        value={value.channel ?? ''}
        onChange={(channel) => onChange({ ...value, channel: channel ?? '' })}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      />
      {active && (
        <Button variant="subtle" onClick={() => onChange({ q: '', status: '', channel: '' })}>
          {t('list.clear')}
        </Button>
      )}
      {props.end && <div className={classes.end}>{props.end}</div>}
    </div>
  );
}
