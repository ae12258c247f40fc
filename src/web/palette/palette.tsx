import { CloseButton, Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { Session } from '#web/client';
import type { TextKey } from '#web/texts';
import { useText } from '#web/ui';
import { type FoundEntry } from './found.ts';
import { matching } from './matching.ts';
import classes from './palette.module.css';
import { recentOf, rememberFound } from './recent.ts';
import { useFocusBack } from './use-focus-back.ts';
import { useSearch, type SearchState } from './use-search.ts';

/** Something that can be done from anywhere. */
interface Command {
  readonly label: string;
  readonly run: () => void;
}
interface Entry {
  readonly key: string;
  readonly number: string | null;
  readonly label: string;
  readonly note: string | null;
  readonly run: () => void;
}
interface Group {
  readonly text: TextKey;
  readonly entries: readonly Entry[];
}

/** Finds pages, actions and whatever has a number or a name. The focus stays in the field; arrows move through the list. */
export function Palette(props: {
  readonly session: Session | null;
  readonly pages: readonly { readonly to: string; readonly label: string }[];
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}) {
  const t = useText();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const search = useSearch(typed, props.session !== null);
  useFocusBack();
  const groups = useGroups(props, typed, search.groups);
  const entries = groups.flatMap((group) => group.entries);
  const current = entries[Math.min(active, entries.length - 1)];
  const write = (text: string, isComposing: boolean) => {
    setTyped(text);
    setActive(0);
    if (!isComposing) search.ask(text);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While letters are being composed, every key belongs to the composition: also Enter, arrows and Escape.
    // oxlint-disable-next-line typescript/no-deprecated -- Safari ends the composition before the key that ends it, and tells it only so
    if (event.nativeEvent.isComposing || event.keyCode === COMPOSING_KEY) return event.stopPropagation();
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      event.preventDefault();
      return current?.run();
    }
    const next = moved(event, Math.min(active, entries.length - 1), entries.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <Modal.Root
      opened
      onClose={props.onClose}
      returnFocus={false}
      size={640}
      yOffset="10vh"
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')} classNames={{ content: classes.content }}>
        <Modal.Body className={classes.body}>
          <div className={classes.head}>
            <IconSearch size={18} stroke={1.75} aria-hidden />
            <input
              data-autofocus
              className={classes.field}
              value={typed}
              placeholder={t(props.session === null ? 'palette.placeholderPages' : 'palette.placeholder')}
              aria-label={t('palette.title')}
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={entries.length > 0}
              aria-controls={entries.length > 0 ? listId : undefined}
              aria-activedescendant={current && `${listId}-${current.key}`}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => write(event.currentTarget.value, isComposing(event.nativeEvent))}
              onCompositionEnd={(event) => write(event.currentTarget.value, false)}
              onKeyDown={keyDown}
            />
            <CloseButton aria-label={t('app.close')} onClick={props.onClose} />
          </div>
          {entries.length > 0 && (
            <Listing
              id={listId}
              groups={groups}
              current={current}
              onPoint={(key) => setActive(indexOf(entries, key))}
            />
          )}
          <Told state={search.state} count={entries.length} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What browsers give for the code of a key that an input method has taken. */
const COMPOSING_KEY = 229;
const isComposing = (event: Event): boolean => event instanceof InputEvent && event.isComposing;
const indexOf = (entries: readonly Entry[], key: string): number => entries.findIndex((entry) => entry.key === key);

/** Where a key leads in the list: round its ends with the arrows. */
function moved({ code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number, count: number) {
  if (count === 0 || shiftKey || ctrlKey || metaKey || altKey) return undefined;
  if (code === 'ArrowDown') return (at + 1) % count;
  if (code === 'ArrowUp') return (at - 1 + count) % count;
  if (code === 'Home') return 0;
  return code === 'End' ? count - 1 : undefined;
}

/** What was opened last comes first while nothing is typed; then pages, actions, and what the server found. */
function useGroups(
  { session, pages, commands, onClose }: Parameters<typeof Palette>[0],
  typed: string,
  found: ReturnType<typeof useSearch>['groups'],
): readonly Group[] {
  const { history } = useRouter();
  const userId = session?.user.id;
  const [recent] = useState(() => (userId === undefined ? [] : recentOf(userId)));
  const go = (href: string) => {
    onClose();
    history.push(href);
  };
  const open = (entry: FoundEntry, from: string): Entry => ({
    key: `${from}-${entry.href.replaceAll(/[^\w-]/g, '_')}`,
    number: entry.number,
    label: entry.title,
    note: entry.note,
    run: () => {
      if (userId !== undefined) rememberFound(userId, entry);
      go(entry.href);
    },
  });
  const plain = (label: string, key: string, run: () => void): Entry => ({ key, number: null, label, note: null, run });
  const groups: readonly Group[] = [
    { text: 'palette.recent', entries: typed.trim() === '' ? recent.map((entry) => open(entry, 'recent')) : [] },
    {
      text: 'palette.pages',
      entries: matching(pages, typed).map(({ label, to }) =>
        plain(label, `page${to.replaceAll('/', '-')}`, () => go(to)),
      ),
    },
    {
      text: 'palette.actions',
      entries: matching(commands, typed).map(({ label, run }) =>
        plain(label, `action-${commands.findIndex((command) => command.label === label)}`, () => {
          onClose();
          run();
        }),
      ),
    },
    ...found.map(({ kind, items }) => ({
      text: `palette.kind.${kind}` as const,
      entries: items.map((item) => open(item, kind)),
    })),
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

function Listing(props: {
  readonly id: string;
  readonly groups: readonly Group[];
  readonly current: Entry | undefined;
  readonly onPoint: (key: string) => void;
}) {
  const t = useText();
  const { id, current } = props;
  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  return (
    <div id={id} role="listbox" aria-label={t('palette.title')} className={classes.list}>
      {props.groups.map(({ text, entries }) => (
        <div key={text} role="group" aria-labelledby={`${id}-${text}`}>
          <div id={`${id}-${text}`} role="presentation" className={classes.group}>
            {t(text)}
          </div>
          {entries.map((entry) => (
            <Option
              key={entry.key}
              id={`${id}-${entry.key}`}
              entry={entry}
              active={entry === current}
              onPoint={props.onPoint}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The field keeps the focus: an option is pointed at, and its key is Enter in the field. */
function Option(props: {
  readonly id: string;
  readonly entry: Entry;
  readonly active: boolean;
  readonly onPoint: (key: string) => void;
}) {
  const { entry } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- as above
    <div
      id={props.id}
      role="option"
      aria-selected={props.active}
      className={classes.option}
      onPointerMove={() => props.active || props.onPoint(entry.key)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={entry.run}
    >
      {entry.number !== null && <span className="mono">{entry.number}</span>}
      <span className={classes.label}>{entry.label}</span>
      {entry.note !== null && <span className={classes.note}>{entry.note}</span>}
    </div>
  );
}

/** What becomes of the search, also for who does not see the list. */
function Told(props: { readonly state: SearchState; readonly count: number }) {
  const t = useText();
  const { state, count } = props;
  const text = {
    idle: count === 0 ? t('palette.none') : '',
    searching: t('palette.searching'),
    done: count === 0 ? t('palette.none') : t('palette.count', { count }),
    offline: t('palette.offline'),
    failed: t('palette.failed'),
  }[state];
  return (
    <p role="status" className={classes.told} data-alone={count === 0 ? '' : undefined}>
      {text}
    </p>
  );
}
