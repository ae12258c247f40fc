import { Button } from '@mantine/core';
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { GOODS_ITEMS_MAX, partsOf, SHIPMENT_ITEMS_MAX } from '#core/declaration';
import {
  isList,
  nodeAt,
  operationsFor,
  positionPointer,
  stablePointer,
  textAt,
  type DraftNode,
  type DraftOperation,
} from '#core/draft';
import { api } from '#web/client';
import { Grid, spliced, type GridColumn, type GridHandle, type RowPeople, type Splice, type Undo } from '#web/grid';
import { findProducts } from '../find-products.ts';
import { useCodes, usePreferences, useText } from '#web/ui';
import { useChecks } from '../checks.tsx';
import { useDraft, useDraftPart } from '../draft-store.tsx';
import { newMemberId } from '../open-draft.ts';
import { cellOf, cellProblems, pointerOf } from './cell-problems.ts';
import { goodsColumns, HIDDEN_COLUMNS } from './goods-columns.ts';
import classes from './goods-grid.module.css';
import { GoodsTools } from './goods-tools.tsx';
import { lineText } from './line-text.ts';
import { ProblemList } from './problem-list.tsx';
import { problemsText, toldCount, type ToldCount } from '../told-count.ts';
import { SumsLine } from './sums-line.tsx';
import type { Examination } from './use-examination.ts';
import { WhyTax } from './why-tax.tsx';

const NO_LINES: readonly DraftNode[] = [];
const BLANK: DraftNode = {};
/** From here on there is room for the panel beside the cells. */
const PANEL_BESIDE_PX = 1500;
const TARIFF_OPTIONS_MAX = 30;

/** The goods of a draft as a grid: the fast way to hundreds of lines, over the same draft as the form. */
export function GoodsGrid(props: { readonly examination: Examination; readonly onForm: (pointer: string) => void }) {
  const t = useText();
  const { refusals, attempted } = useChecks();
  const content = useDraftPart((state) => state.stored.content);
  const lines = useLines();
  const columns = useGoodsColumns();
  const onSplice = useSplice();
  const handle = useRef<GridHandle<DraftNode>>(null);
  const [row, setRow] = useState(0);
  const store = useDraft();
  const onPlace = useCallback(
    (at: number, columnId: string) => {
      setRow(at);
      store.appear(stablePointer(store.snapshot().document, pointerOf(at, columnId)) ?? null);
    },
    [store],
  );
  const people = usePeople();
  const [chosen, setChosen] = useState<boolean>();
  // After an attempt to lodge, what stands in its way must be in sight.
  const isOpen = chosen ?? (attempted || window.innerWidth >= PANEL_BESIDE_PX);
  const problems = useProblems(lines, columns, row);
  const shown = refusals.filter(
    ({ severity, causedBy, pointer }) =>
      severity === 'error' && !causedBy && (attempted || isTold(cellOf(pointer), problems)),
  );
  const told = toldCount(shown, refusals);
  const go = (pointer: string) => {
    const cell = cellOf(pointer);
    if (cell) handle.current?.go(cell.row, cell.column);
    else props.onForm(pointer);
  };
  return (
    <section className={classes.view} aria-label={t('draft.goods')} data-open={isOpen ? '' : undefined}>
      <div className={classes.main}>
        <Grid
          label={t('goodsGrid.label')}
          columns={columns}
          hidden={HIDDEN_COLUMNS}
          rows={lines}
          blank={BLANK}
          rowsMax={SHIPMENT_ITEMS_MAX}
          onSplice={onSplice}
          problems={problems}
          onPlace={onPlace}
          people={people}
          handle={handle}
          tools={<GoodsTools lines={lines} handle={handle} />}
          atEnd={<PanelButton told={told} isOpen={isOpen} onClick={() => setChosen(!isOpen)} />}
        />
        <SumsLine content={content} lines={lines} onForm={props.onForm} />
        {lines.length > GOODS_ITEMS_MAX && (
          <p className={classes.linked}>
            {t('goodsGrid.linked', { count: partsOf(lines.length), max: GOODS_ITEMS_MAX })}
          </p>
        )}
      </div>
      {isOpen && (
        <aside className={classes.side} aria-label={t('goodsGrid.panel')}>
          <ProblemList refusals={shown} told={told} isChecking={props.examination.isChecking} onGo={go} />
          <WhyTax row={row} code={lineText(lines[row], 'commodityCode')} examination={props.examination} />
        </aside>
      )}
    </section>
  );
}

/**
 * What is wrong with each cell. Until somebody tried to lodge, nothing is said of lines that hold nothing yet, and of the cells
 * still empty in the line that one is at: they are being filled in.
 */
function useProblems(lines: readonly DraftNode[], columns: readonly GridColumn<DraftNode>[], row: number) {
  const { language } = usePreferences();
  const { refusals, attempted } = useChecks();
  const all = useMemo(
    () =>
      cellProblems(
        refusals,
        lines,
        ({ message }) => message[language],
        (line) => !attempted && isBlank(line),
      ),
    [refusals, lines, attempted, language],
  );
  return useMemo(() => {
    const own = all.get(row);
    if (attempted || own === undefined) return all;
    // Of all other lines the very same map stays: moving about draws none of them anew.
    const told = new Map([...own].filter(([id]) => columns.find((one) => one.id === id)?.read(lines[row]) !== ''));
    return new Map(all).set(row, told);
  }, [all, attempted, row, lines, columns]);
}

function PanelButton(props: { readonly told: ToldCount; readonly isOpen: boolean; readonly onClick: () => void }) {
  const t = useText();
  const { told, isOpen } = props;
  const Icon = isOpen ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand;
  return (
    <Button
      variant="subtle"
      color="slate"
      size="compact-sm"
      className={classes.panelButton}
      aria-expanded={isOpen}
      data-problem={told.count > 0 ? '' : undefined}
      leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
      onClick={props.onClick}
    >
      {told.count > 0 ? t(problemsText(told), { count: told.count }) : t('goodsGrid.panel')}
    </Button>
  );
}

/** Who else is at which cell of the goods. */
function usePeople(): ReadonlyMap<number, RowPeople> {
  const people = useDraftPart((state) => state.people);
  const document = useDraftPart((state) => state.document);
  return useMemo(() => {
    const rows = new Map<number, Map<string, string>>();
    for (const { name, at } of people) {
      const cell = at === null ? undefined : cellOf(positionPointer(document, at) ?? '');
      if (cell === undefined) continue;
      const row = rows.get(cell.row) ?? new Map<string, string>();
      const others = row.get(cell.column);
      row.set(cell.column, others === undefined ? name : `${others}, ${name}`);
      rows.set(cell.row, row);
    }
    return rows;
  }, [people, document]);
}

/** The goods lines of the draft; the same objects as long as nothing of them changes. */
function useLines(): readonly DraftNode[] {
  return useDraftPart((state) => {
    const lines = nodeAt(state.stored.content, '/goodsItems');
    return isList(lines) ? lines : NO_LINES;
  });
}

/** Writes into the draft only what a change of the grid changes; what somebody else writes meanwhile stays. */
function useSplice(): (splice: Splice<DraftNode>) => Undo {
  const store = useDraft();
  return useCallback(
    (splice) => {
      const change = (operations: readonly DraftOperation[]): Undo => {
        const back = store.change(operations);
        return () => change(back);
      };
      const { document, stored } = store.snapshot();
      const found = nodeAt(stored.content, '/goodsItems');
      const lines = isList(found) ? found : NO_LINES;
      const { at, removed, inserted } = splice;
      const isInPlace = removed.length === inserted.length && at + removed.length <= lines.length;
      if (!isInPlace) return change(operationsFor(document, '/goodsItems', spliced(lines, splice), newMemberId));
      return change(
        inserted.flatMap((line, offset) =>
          line === removed[offset] ? [] : operationsFor(document, `/goodsItems/${at + offset}`, line, newMemberId),
        ),
      );
    },
    [store],
  );
}

function useGoodsColumns() {
  const t = useText();
  const { language } = usePreferences();
  const client = useQueryClient();
  const currency = useDraftPart((state) => textAt(state.stored.content, '/invoiceAmount/currency'));
  const country = useCodes('country');
  const unit = useCodes('unit');
  const packages = useCodes('package');
  const agreement = useCodes('agreement');
  const relief = useCodes('relief-ground');
  return useMemo(
    () =>
      goodsColumns({
        t,
        name: ({ name }) => name[language],
        lists: { country, unit, package: packages, agreement, relief },
        currency,
        tariff: async (query, signal) => {
          const found = await client.query({
            queryKey: ['tariff', query, TARIFF_OPTIONS_MAX],
            queryFn: () => api.tariff({ q: query, limit: TARIFF_OPTIONS_MAX }, signal),
          });
          return found.items;
        },
        tariffName: ({ name }) => name[language],
        products: (query, signal) => findProducts(query, signal),
      }),
    [t, client, currency, country, unit, packages, agreement, relief, language],
  );
}

const isBlank = (line: DraftNode): boolean =>
  line === undefined || (typeof line === 'object' && Object.keys(line).length === 0);

const isTold = (cell: ReturnType<typeof cellOf>, problems: ReturnType<typeof cellProblems>): boolean =>
  cell !== undefined && problems.get(cell.row)?.has(cell.column) === true;
