import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, type CodeEntry } from '#web/client';
import { useCodes } from './codes.tsx';
import { DecimalInput } from './decimal-input.tsx';
import { useLocal } from './preferences.tsx';

/** The facts of goods that a rate of their tariff line hangs on: engine size, strength, sugar … */
export function useCharacteristics(commodityCode: string): readonly CodeEntry[] {
  const list = useCodes('characteristic');
  const line = useQuery({
    queryKey: ['tariff-line', commodityCode, undefined],
    queryFn: () => api.tariffLine(commodityCode),
    enabled: /^\d{8}$/.test(commodityCode),
    staleTime: Infinity,
    retry: false,
  });
  const wanted = new Set(
    (line.data?.measures ?? []).flatMap(({ conditions, rate }) => {
      const texts = conditions.filter(({ kind }) => kind === 'characteristic').map(({ text }) => text);
      return [...texts, ...(rate.kind === 'tiers' ? [rate.text] : [])].map((text) => text.split(' ')[0] ?? '');
    }),
  );
  return list.filter((entry) => wanted.has(entry.code));
}

const WORDS = 'word';
export const isWord = (entry: CodeEntry): boolean => entry.attributes['value'] === WORDS;

/** One such fact: a number in its unit, or one of the words that the list knows. */
export function CharacteristicInput(props: {
  readonly entry: CodeEntry;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly id?: string;
  readonly error?: ReactNode;
}) {
  const local = useLocal();
  const { entry } = props;
  const shared = { label: local(entry.name), error: props.error, ...(props.id ? { id: props.id } : {}) };
  if (isWord(entry)) {
    return (
      <Select
        {...shared}
        data={(entry.attributes['words'] ?? '').split(' ').filter(Boolean)}
        value={props.value === '' ? null : props.value}
        onChange={(value) => props.onChange(value ?? '')}
        comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      />
    );
  }
  return <DecimalInput {...shared} value={props.value} onChange={props.onChange} />;
}
