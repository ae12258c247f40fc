import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '#web/ui';
import type { Place } from './find.ts';
import classes from './grid.module.css';
import { at } from './selection.ts';
import type { Grid } from './use-grid.ts';

/** Finds texts in the cells, one after the other, and puts others in their place. */
export function FindBar<Row>(props: {
  readonly grid: Grid<Row>;
  readonly onMatches: (places: readonly Place[]) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const { grid, onMatches } = props;
  const [text, setText] = useState('');
  const [by, setBy] = useState('');
  const [exact, setExact] = useState(false);
  const [current, setCurrent] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  // Who opens it is about to type.
  useEffect(() => field.current?.focus(), []);
  const rows = grid.rowsNow();
  const search = useMemo(() => ({ text: text.normalize('NFC'), exact }), [text, exact]);
  // Looked through anew when the words or the lines change, not when one merely moves about.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the lines are what `find` looks through
  const places = useMemo(() => grid.find(search), [rows, search]);
  useEffect(() => onMatches(places), [onMatches, places]);
  const go = (step: 1 | -1) => {
    if (places.length === 0) return;
    const next = (current + step + places.length) % places.length;
    const place = places[next];
    setCurrent(next);
    if (place) grid.select(at(place));
  };
  const one = places[current];
  // What was found is gone, and the buttons with it: the focus must not be.
  const replace = (some: readonly Place[]) => {
    grid.replace(some, search, by);
    field.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from any of its fields
    <div
      role="search"
      aria-label={t('grid.find')}
      className={classes.find}
      onKeyDown={(event) => {
        // A grid may stand in a form: Enter in here must not send it.
        if (event.code === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
        if (event.code !== 'Escape') return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <TextInput
        aria-label={t('grid.findText')}
        placeholder={t('grid.findText')}
        value={text}
        ref={field}
        size="xs"
        className={classes.findField}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCurrent(-1);
        }}
        onKeyDown={(event) => {
          if (event.code !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          go(event.shiftKey ? -1 : 1);
        }}
      />
      <span className={classes.findCount} role="status">
        {text === '' ? '' : t('grid.findCount', { at: current + 1, count: places.length })}
      </span>
      <ActionIcon variant="subtle" color="slate" aria-label={t('grid.findPrevious')} onClick={() => go(-1)}>
        <IconChevronUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="slate" aria-label={t('grid.findNext')} onClick={() => go(1)}>
        <IconChevronDown size={16} aria-hidden />
      </ActionIcon>
      <TextInput
        aria-label={t('grid.replaceBy')}
        placeholder={t('grid.replaceBy')}
        value={by}
        size="xs"
        className={classes.findField}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <Button variant="default" size="compact-sm" disabled={one === undefined} onClick={() => one && replace([one])}>
        {t('grid.replace')}
      </Button>
      <Button variant="default" size="compact-sm" disabled={places.length === 0} onClick={() => replace(places)}>
        {t('grid.replaceAll')}
      </Button>
      <Checkbox
        size="xs"
        label={t('grid.findExact')}
        checked={exact}
        onChange={(event) => setExact(event.currentTarget.checked)}
      />
      <span className={classes.space} />
      <ActionIcon variant="subtle" color="slate" aria-label={t('app.close')} onClick={props.onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
