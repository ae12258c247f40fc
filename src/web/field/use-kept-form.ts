import { useRef, useState } from 'react';
import type { PartProps } from './part-props.ts';

/**
 * What is typed into a form, on the device with every change: neither a page that goes away nor a look at another part costs
 * it. Gives the values, what changes some of them, and what ends it.
 */
export function useKeptForm<T extends object>(
  { order, onForm }: Pick<PartProps, 'order' | 'onForm'>,
  name: string,
  initial: T,
): readonly [T, (next: Partial<T>) => void, () => void] {
  // Written by this very form: read back as it was.
  const [values, setValues] = useState<T>({ ...initial, ...(order.forms[name] as Partial<T> | undefined) });
  const last = useRef(values);
  const change = (next: Partial<T>) => {
    // A picture takes its time: what was typed meanwhile stays.
    const changed = { ...last.current, ...next };
    last.current = changed;
    setValues(changed);
    onForm(name, changed);
  };
  return [values, change, () => onForm(name, undefined)];
}
