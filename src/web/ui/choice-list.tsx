import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './choice-list.module.css';

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
}

/** Any number of a few things, all of them to be seen at once. */
export function ChoiceList(props: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** What is wrong with what is chosen, where it is to be said. */
  readonly error?: string | undefined;
  /** Short ones, such as numbers, stand beside each other. */
  readonly across?: boolean;
}) {
  return (
    <Checkbox.Group label={props.label} value={[...props.chosen]} onChange={props.onChange} error={props.error}>
      <div className={props.across === true ? classes.across : classes.down}>
        {props.choices.map(({ value, label }) => (
          <Checkbox key={value} value={value} label={label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
