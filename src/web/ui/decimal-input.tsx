import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { formatDecimal, parseTyped } from './format.ts';
import { usePreferences, useText } from './preferences.tsx';

/** Room for a unit or currency of three letters, and air around it. */
const UNIT_WIDTH = 56;

/**
 * Holds an exact decimal text. While it has the focus it shows what is typed; afterwards the number in the person's own
 * style. What is not a number is kept in sight with its reason and given on as nothing.
 */
export function DecimalInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: ReactNode;
  readonly id?: string;
  readonly rightSection?: ReactNode;
  readonly description?: string;
  readonly hideLabel?: true;
}) {
  const t = useText();
  const { numbers } = usePreferences();
  const [typed, setTyped] = useState('');
  const [focused, setFocused] = useState(false);
  // A value, wherever it came from, is what counts; without one, what could not be read stays in sight.
  const formatted = props.value === '' ? '' : formatDecimal(props.value, numbers);
  const unreadable = props.value === '' && typed.trim() !== '' && parseTyped(typed, numbers) === undefined;
  const shown = focused || unreadable ? typed : formatted;
  return (
    <TextInput
      {...(props.id ? { id: props.id } : {})}
      {...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label })}
      description={props.description}
      value={shown}
      inputMode="decimal"
      autoComplete="off"
      {...(props.rightSection ? { rightSection: props.rightSection, rightSectionWidth: UNIT_WIDTH } : {})}
      rightSectionPointerEvents="none"
      error={unreadable && !focused ? t('field.number', { example: formatDecimal('1250.5', numbers) }) : props.error}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
      onFocus={() => {
        setFocused(true);
        setTyped(shown);
      }}
      onBlur={() => setFocused(false)}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        props.onChange(parseTyped(next, numbers) ?? '');
      }}
    />
  );
}
