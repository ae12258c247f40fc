import { Textarea, TextInput } from '@mantine/core';
import { useEffect, type CSSProperties, type ReactNode } from 'react';
import type { CodeEntry } from '#web/client';
import { CodePicker, DecimalInput, useLocal } from '#web/ui';
import { useChecks } from './checks.tsx';
import { useDraft, useDraftPart, useDraftText } from './draft-store.tsx';
import { PeopleAt } from './presence.tsx';
import classes from './lodge.module.css';

interface FieldProps {
  /** The JSON pointer of the value; also the field's id. */
  readonly at: string;
  /** Further places whose refusals belong to this field. */
  readonly also?: readonly string[];
  readonly label: string;
  readonly span?: number;
  readonly description?: string;
}

/** The part that all fields share: value, refusals at the field, and the way to it from the list. */
function useField({ at, also }: Pick<FieldProps, 'at' | 'also'>) {
  const store = useDraft();
  const [value, setValue] = useDraftText(at);
  const error = useFieldError(at, also);
  const own = [at, ...(also ?? [])].join(' ');
  useEffect(() => store.register(own.split(' '), at), [store, own, at]);
  return { id: at, value, setValue, error, onBlur: () => store.touch(at) };
}

export function useFieldError(at: string, also: readonly string[] = []): ReactNode {
  const local = useLocal();
  const { refusals, attempted } = useChecks();
  const touched = useDraftPart((state) => state.touched.has(at));
  if (!attempted && !touched) return undefined;
  const own = refusals.find(
    (refusal) => refusal.severity === 'error' && (refusal.pointer === at || also.includes(refusal.pointer)),
  );
  return own && local(own.message);
}

export function Cell(props: {
  readonly span?: number | undefined;
  /** The place of its field: who else is in it shows above. */
  readonly at?: string;
  readonly children: ReactNode;
  readonly onBlur?: () => void;
}) {
  const style: CSSProperties = { '--span': props.span ?? 3 } as CSSProperties;
  return (
    <div className={classes.cell} style={style} onBlur={props.onBlur}>
      {props.children}
      {props.at !== undefined && <PeopleAt at={props.at} />}
    </div>
  );
}

export function TextField(
  props: FieldProps & { readonly type?: 'text' | 'date'; readonly mono?: true; readonly inputMode?: 'numeric' },
) {
  const field = useField(props);
  return (
    <Cell span={props.span} at={props.at}>
      <TextInput
        id={field.id}
        label={props.label}
        description={props.description}
        type={props.type ?? 'text'}
        value={field.value}
        error={field.error}
        autoComplete="off"
        {...(props.inputMode ? { inputMode: props.inputMode } : {})}
        {...(props.mono ? { classNames: { input: 'mono' } } : {})}
        onChange={(event) => field.setValue(event.currentTarget.value)}
        onBlur={field.onBlur}
      />
    </Cell>
  );
}

export function LongTextField(props: FieldProps) {
  const field = useField(props);
  return (
    <Cell span={props.span} at={props.at}>
      <Textarea
        id={field.id}
        label={props.label}
        autosize
        minRows={1}
        maxRows={4}
        value={field.value}
        error={field.error}
        onChange={(event) => field.setValue(event.currentTarget.value)}
        onBlur={field.onBlur}
      />
    </Cell>
  );
}

export function DecimalField(props: FieldProps & { readonly unit?: string }) {
  const field = useField(props);
  return (
    <Cell span={props.span} at={props.at} onBlur={field.onBlur}>
      <DecimalInput
        id={field.id}
        label={props.label}
        value={field.value}
        error={field.error}
        onChange={field.setValue}
        {...(props.unit ? { rightSection: <span className={classes.unit}>{props.unit}</span> } : {})}
      />
    </Cell>
  );
}

export function CodeField(
  props: FieldProps & {
    readonly list: string;
    readonly only?: (entry: CodeEntry) => boolean;
    readonly clearable?: boolean;
    readonly extra?: readonly { readonly value: string; readonly label: string }[];
    readonly onPicked?: (code: string) => void;
    readonly free?: RegExp;
  },
) {
  const field = useField(props);
  return (
    <Cell span={props.span} at={props.at}>
      <CodePicker
        id={field.id}
        list={props.list}
        label={props.label}
        value={field.value}
        error={field.error}
        onBlur={field.onBlur}
        onChange={(code) => {
          field.setValue(code);
          props.onPicked?.(code);
        }}
        {...(props.description ? { description: props.description } : {})}
        {...(props.free ? { free: props.free } : {})}
        {...(props.only ? { only: props.only } : {})}
        {...(props.clearable === undefined ? {} : { clearable: props.clearable })}
        {...(props.extra ? { extra: props.extra } : {})}
      />
    </Cell>
  );
}
