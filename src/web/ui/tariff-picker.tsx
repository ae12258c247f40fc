import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, type TariffLineSummary } from '#web/client';
import { LOOK_UP_KEY } from './look-up-key.ts';
import { useLocal, useText } from './preferences.tsx';
import classes from './tariff-picker.module.css';

/** A pause this long means that the word is finished; shorter ones cost a request per key. */
const TYPING_PAUSE_MS = 180;
const QUERY_LENGTH_MIN = 2;
const OPTIONS_MAX = 20;

/** The national tariff code, found by digits or by the words of its name. Only digits become the value. */
export function TariffPicker(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string, line: TariffLineSummary | undefined) => void;
  readonly error?: ReactNode;
  readonly id?: string;
  readonly description?: ReactNode;
}) {
  const t = useText();
  const local = useLocal();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const shown = typed ?? props.value;
  const [query] = useDebouncedValue(shown.trim(), TYPING_PAUSE_MS);
  const enabled = combobox.dropdownOpened && query.length >= QUERY_LENGTH_MIN;
  const search = useQuery({
    queryKey: ['tariff', query, OPTIONS_MAX],
    queryFn: ({ signal }) => api.tariff({ q: query, limit: OPTIONS_MAX }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
  const items = enabled ? (search.data?.items ?? []) : [];
  const message =
    query.length < QUERY_LENGTH_MIN
      ? t('picker.keepTyping')
      : search.isFetching
        ? t('picker.loading')
        : t('picker.nothing');
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(code) => {
        setTyped(undefined);
        props.onChange(
          code,
          items.find((item) => item.code === code),
        );
        combobox.closeDropdown();
      }}
      shadow="md"
      width={520}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      middlewares={{ flip: true, shift: { padding: 16 } }}
    >
      <Combobox.Target>
        <TextInput
          {...(props.id ? { id: props.id } : {})}
          label={props.label}
          value={shown}
          placeholder={t('picker.tariff')}
          error={props.error}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => combobox.openDropdown()}
          onKeyDown={(event) => {
            if (event.code !== LOOK_UP_KEY) return;
            event.preventDefault();
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(undefined);
          }}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setTyped(next);
            combobox.openDropdown();
            combobox.resetSelectedOption();
            if (/^\d*$/.test(next.trim())) props.onChange(next.trim(), undefined);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown style={{ maxWidth: 'calc(100vw - 32px)' }}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {items.map((item) => (
            <Combobox.Option key={item.code} value={item.code}>
              <span className={classes.option}>
                <span className="mono">{item.code}</span>
                <span>{local(item.name)}</span>
                <span className={classes.rate}>{item.mfn}</span>
              </span>
            </Combobox.Option>
          ))}
          {items.length === 0 && <Combobox.Empty>{message}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** The name of the line that a code stands for, once it is whole. */
export function TariffName(props: { readonly code: string }) {
  const local = useLocal();
  const isWhole = /^\d{8}$/.test(props.code);
  const { data, isPending } = useQuery({
    queryKey: ['tariff-line', props.code, undefined],
    queryFn: () => api.tariffLine(props.code),
    enabled: isWhole,
    staleTime: Infinity,
    retry: false,
  });
  // Its line is kept while the name is on its way, so that what is below does not jump.
  return data || (isWhole && isPending) ? <p className={classes.name}>{data ? local(data.name) : '\u00a0'}</p> : null;
}
