import { MultiSelect, Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState, type KeyboardEvent, type ReactNode } from 'react';
import { api, type CodeEntry } from '#web/client';
import { folded } from './format.ts';
import { LOOK_UP_KEY } from './look-up-key.ts';
import { useLocal, useText } from './preferences.tsx';

/** Code lists change weekly at most; a page keeps the one it started with. The empty name is the empty list. */
export function useCodes(list: string): readonly CodeEntry[] {
  const { data } = useQuery({
    queryKey: ['codes', list],
    queryFn: () => api.codes(list),
    staleTime: Infinity,
    enabled: list !== '',
  });
  return data?.items ?? NONE;
}
const NONE: readonly CodeEntry[] = [];

/** The name of a code, or the code itself while the list is on its way or does not know it. */
export function CodeName(props: {
  readonly list: string;
  readonly code: string | null | undefined;
  readonly showCode?: true;
}): ReactNode {
  const local = useLocal();
  const entry = useCodes(props.list).find((candidate) => candidate.code === props.code);
  if (!props.code) return null;
  if (!entry) return props.code;
  return props.showCode ? `${props.code} · ${local(entry.name)}` : local(entry.name);
}

/** Several of one list, each with its code and its name. */
export function CodeNames(props: { readonly list: string; readonly codes: readonly string[] }): ReactNode {
  return props.codes.map((code) => (
    <Fragment key={code}>
      {code !== props.codes[0] && '; '}
      <CodeName list={props.list} code={code} showCode />
    </Fragment>
  ));
}

/** The same for sentences: gives the name of a code of this list. */
export function useCodeNames(list: string): (code: string) => string {
  const local = useLocal();
  const entries = useCodes(list);
  return (code) => {
    const entry = entries.find((candidate) => candidate.code === code);
    return entry ? local(entry.name) : code;
  };
}

/** Enough to browse a short list whole; a long one is searched. */
const OPTIONS_MAX = 60;

export interface CodePickerProps {
  readonly list: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly onBlur?: () => void;
  readonly error?: ReactNode;
  readonly id?: string;
  readonly description?: string;
  readonly only?: (entry: CodeEntry) => boolean;
  readonly clearable?: boolean;
  readonly placeholder?: string;
  readonly extra?: readonly { readonly value: string; readonly label: string }[];
  readonly hideLabel?: true;
  /** Codes of this shape may be given although the list does not have them. */
  readonly free?: RegExp;
}

/** Chooses from a code list by code or name, accents or not. */
export function CodePicker(props: CodePickerProps) {
  const t = useText();
  const local = useLocal();
  const entries = useCodes(props.list);
  const data = [
    ...(props.extra ?? []),
    ...(props.only ? entries.filter(props.only) : entries).map((entry) => ({
      value: entry.code,
      label: `${entry.code} · ${local(entry.name)}`,
    })),
  ];
  const [search, setSearch] = useState('');
  const lookUp = useLookUp();
  const typed = search.trim().toUpperCase();
  const extra = [props.value, ...(props.free?.test(typed) ? [typed] : [])].filter(
    (code, position, all) =>
      code !== '' && all.indexOf(code) === position && !data.some((option) => option.value === code),
  );
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      {...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label })}
      description={props.description}
      data={[...data, ...extra.map((code) => ({ value: code, label: code }))]}
      value={props.value === '' ? null : props.value}
      onChange={(value) => props.onChange(value ?? '')}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      error={props.error}
      placeholder={props.placeholder ?? t('picker.search')}
      searchable
      onSearchChange={setSearch}
      {...lookUp}
      clearable={props.clearable ?? false}
      allowDeselect={false}
      limit={OPTIONS_MAX}
      nothingFoundMessage={t('picker.nothing')}
      filter={byCodeOrName}
      comboboxProps={DROPDOWN}
      styles={DROPDOWN_STYLES}
    />
  );
}

/** Whether the list of a field is open; its key opens it too. */
function useLookUp() {
  const [opened, setOpened] = useState(false);
  return {
    dropdownOpened: opened,
    onDropdownOpen: () => setOpened(true),
    onDropdownClose: () => setOpened(false),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.code !== LOOK_UP_KEY) return;
      event.preventDefault();
      setOpened(true);
    },
  };
}

/** Chooses any number of codes from a list, found as `CodePicker` finds one. What stands there and is not of the list stays. */
export function CodesPicker(props: {
  readonly list: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
  readonly error?: ReactNode;
  readonly description?: string;
  readonly countMax?: number;
}) {
  const t = useText();
  const local = useLocal();
  const entries = useCodes(props.list);
  const lookUp = useLookUp();
  const known = new Set(entries.map(({ code }) => code));
  return (
    <MultiSelect
      label={props.label}
      description={props.description}
      data={[
        ...entries.map(({ code, name }) => ({ value: code, label: `${code} · ${local(name)}` })),
        ...props.value.filter((code) => !known.has(code)),
      ]}
      value={[...props.value]}
      onChange={props.onChange}
      error={props.error}
      placeholder={props.value.length === 0 ? t('picker.search') : ''}
      searchable
      hidePickedOptions
      {...(props.countMax !== undefined && { maxValues: props.countMax })}
      {...lookUp}
      limit={OPTIONS_MAX}
      nothingFoundMessage={t('picker.nothing')}
      filter={byCodeOrName}
      comboboxProps={DROPDOWN}
      styles={DROPDOWN_STYLES}
    />
  );
}

const DROPDOWN = {
  shadow: 'md',
  transitionProps: { duration: 0 },
  width: 'max-content',
  position: 'bottom-start',
  middlewares: { flip: true, shift: { padding: 16 } },
} as const;
const DROPDOWN_STYLES = { dropdown: { maxWidth: 'min(480px, calc(100vw - 32px))', minWidth: 220 } };

const byCodeOrName: OptionsFilter = ({ options, search: wanted, limit }) => {
  const words = folded(wanted)
    .split(/[\s·]+/)
    .filter(Boolean);
  const found: ComboboxItem[] = [];
  for (const option of options) {
    if (!('value' in option)) continue;
    const text = folded(option.label);
    if (words.every((word) => text.includes(word))) found.push(option);
  }
  const needle = folded(wanted.trim());
  found.sort((a, b) => rank(b, needle) - rank(a, needle));
  return found.slice(0, limit);
};

/** A code typed in full comes before names that merely contain it. */
const rank = (option: ComboboxItem, needle: string): number =>
  needle !== '' && folded(option.value) === needle
    ? 2
    : needle !== '' && folded(option.value).startsWith(needle)
      ? 1
      : 0;
