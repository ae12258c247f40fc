import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTypedSearch } from '#web/ui';
import classes from './suspense.module.css';

interface Choice {
  readonly label: string;
  readonly value: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** A search and what narrows a list; the address of the page is where they live. */
export function ListFilters(props: {
  readonly search: string;
  readonly q: string;
  readonly onSearch: (q: string) => void;
  readonly choices: readonly Choice[];
  readonly end?: React.ReactNode;
}) {
  const typed = useTypedSearch(props.q, props.onSearch);
  return (
    <div className={classes.filters} role="search">
      <TextInput
        className={classes.search}
        aria-label={props.search}
        placeholder={props.search}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        type="search"
        {...typed}
      />
      {props.choices.map(({ label, value, data, onChange }) => (
        <Select
          key={label}
          aria-label={label}
          data={data}
          value={value}
          onChange={(next) => onChange(next ?? '')}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
        />
      ))}
      {props.end}
    </div>
  );
}
