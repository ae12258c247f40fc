import { IconChevronRight } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import type { InTime, TariffNodeStep } from '#web/client';
import { LoadingRows, ProblemNote, useFormat, useLocal, useProblemWords, useText } from '#web/ui';
import { nodeQuery } from './node-query.ts';
import { rateText } from './rate-text.ts';
import classes from './tree.module.css';

interface TreeProps {
  /** The node whose page is shown; the nodes above it are open. */
  readonly chosen: string;
  readonly time: InTime;
  readonly onChoose: (code: string) => void;
}

/** What every item of the tree asks and tells. */
interface Tree extends TreeProps {
  readonly isOpen: (code: string) => boolean;
  readonly setOpen: (code: string, open: boolean) => void;
  /** The one item that the Tab key reaches. */
  readonly current: string;
  readonly setCurrent: (code: string) => void;
  readonly openLine: (code: string) => void;
}

/** The nomenclature as a tree for mouse and keyboard; the children of a node are asked for when it opens. */
export function TariffTree(props: TreeProps) {
  const { chosen, time } = props;
  const t = useText();
  const navigate = useNavigate();
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [current, setCurrent] = useState(chosen);
  const root = useQuery(nodeQuery('', time));
  // The way down to the chosen node, its section among it, is known once the node itself is.
  const way = useQuery({ ...nodeQuery(chosen, time), enabled: chosen !== '' });
  const path = way.data?.path.map(({ code }) => code) ?? [];
  const above = useQueries({ queries: path.map((code) => nodeQuery(code, time)) });
  // What an address leads to is shown when all levels above it are there, not level by level under the reader's eyes.
  const [isShown, setShown] = useState(false);
  const isOpening = (chosen !== '' && way.isPending) || above.some(({ isPending }) => isPending);
  if (!isShown && root.data !== undefined && !isOpening) setShown(true);
  const tree: Tree = {
    ...props,
    isOpen: (code) => toggled.get(code) ?? (path.includes(code) || code === chosen),
    setOpen: (code, open) => setToggled((before) => new Map(before).set(code, open)),
    current,
    setCurrent,
    openLine: (code) =>
      void navigate({
        to: '/tariff/$code',
        params: { code },
        search: { ...(time.on && { on: time.on }), ...(time.knownAt && { knownAt: time.knownAt }) },
      }),
  };
  if (root.error) return <ProblemNote error={root.error} onRetry={() => void root.refetch()} />;
  if (root.data === undefined || !isShown) return <LoadingRows rows={12} />;
  const [first] = root.data.children;
  return (
    <div>
      <div className={classes.tree} role="tree" aria-label={t('tariff.tree')} aria-describedby="tree-keys">
        {root.data.children.map((node) => (
          <Item
            key={node.code}
            node={node}
            depth={1}
            tree={current === '' ? { ...tree, current: first?.code ?? '' } : tree}
          />
        ))}
      </div>
      <p id="tree-keys" className={classes.keys}>
        {t('tariff.treeKeys')}
      </p>
    </div>
  );
}

/** A node, and after it those below it where it is open: the items stand side by side, each saying how deep it is. */
function Item(props: { readonly node: TariffNodeStep; readonly depth: number; readonly tree: Tree }) {
  const { node, depth, tree } = props;
  const { code } = node;
  // A subheading with a single line stands for it: nobody opens a folder to find one sheet.
  const line = node.lineCount === 1 && (node.level === 'subheading' || node.level === 'line') ? node.first : undefined;
  const isOpen = line === undefined && tree.isOpen(code);
  const below = useQuery({ ...nodeQuery(code, tree.time), enabled: isOpen });
  const choose = () => {
    tree.setCurrent(code);
    if (line !== undefined) tree.openLine(line.code);
    else {
      tree.setOpen(code, code === tree.chosen ? !isOpen : true);
      if (below.error) void below.refetch();
      tree.onChoose(code);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moved = moveFrom(event.currentTarget, event.key, { isOpen, isLeaf: line !== undefined });
    if (moved === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (moved === undefined) choose();
    else if (moved === 'open' || moved === 'close') tree.setOpen(code, moved === 'open');
    else moved.focus();
  };
  return (
    <>
      <div
        role="treeitem"
        aria-level={depth}
        aria-selected={code === tree.chosen}
        {...(line === undefined && { 'aria-expanded': isOpen })}
        {...(isOpen && below.isPending && { 'aria-busy': true })}
        tabIndex={code === tree.current ? 0 : -1}
        ref={code === tree.chosen ? showItem : undefined}
        className={classes.row}
        data-level={node.level}
        data-depth={depth}
        onClick={choose}
        onKeyDown={onKeyDown}
        onFocus={() => tree.setCurrent(code)}
      >
        <IconChevronRight
          size={16}
          stroke={1.75}
          aria-hidden
          className={classes.arrow}
          data-open={isOpen ? '' : undefined}
          data-leaf={line === undefined ? undefined : ''}
        />
        <Label node={node} line={line} />
        {isOpen && below.error && <BelowProblem error={below.error} />}
      </div>
      {isOpen &&
        below.data?.children.map((child) => <Item key={child.code} node={child} depth={depth + 1} tree={tree} />)}
    </>
  );
}

/** What an address or a link chose may be far down; what was clicked is in sight and stays where it is. */
const showItem = (item: HTMLElement | null): void => item?.scrollIntoView({ block: 'nearest' });

function BelowProblem(props: { readonly error: unknown }) {
  const words = useProblemWords()(props.error);
  return (
    <span className={classes.problem}>
      {words.title}. {words.fix}
    </span>
  );
}

function Label(props: { readonly node: TariffNodeStep; readonly line: TariffNodeStep['first'] | undefined }) {
  const { node, line } = props;
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const name = line?.name ?? node.name;
  return (
    <>
      <span className={`mono ${classes.code}`}>{line?.code ?? node.code}</span>
      <span className={classes.name} data-quiet={name === null ? '' : undefined}>
        {name ? local(name) : t('tariff.unnamed', { name: local(node.first.name) })}
      </span>
      <span className={classes.end}>
        {line ? rateText(line.mfn, format.decimal) : t('tariff.lineCount', { count: node.lineCount })}
      </span>
    </>
  );
}

/** Where a key leads from an item of a tree, by the pattern that screen readers announce. */
function moveFrom(
  item: HTMLElement,
  key: string,
  { isOpen, isLeaf }: { readonly isOpen: boolean; readonly isLeaf: boolean },
): HTMLElement | 'open' | 'close' | undefined {
  const tree = item.closest('[role=tree]');
  const all = [...(tree?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
  const place = all.indexOf(item);
  switch (key) {
    case 'ArrowDown':
      return all[place + 1] ?? item;
    case 'ArrowUp':
      return all[place - 1] ?? item;
    case 'Home':
      return all[0] ?? item;
    case 'End':
      return all.at(-1) ?? item;
    case 'ArrowRight':
      return isLeaf ? item : isOpen ? (all[place + 1] ?? item) : 'open';
    case 'ArrowLeft':
      return isOpen ? 'close' : (all.slice(0, place).findLast((above) => depthOf(above) < depthOf(item)) ?? item);
    default:
      return undefined;
  }
}

const depthOf = (item: HTMLElement): number => Number(item.ariaLevel);
