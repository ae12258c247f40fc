import { Button, NumberInput, Radio, Stack } from '@mantine/core';
import { IconArrowsJoin, IconArrowsSplit, IconFileImport } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type RefObject } from 'react';
import { SHIPMENT_ITEMS_MAX } from '#core/declaration';
import type { DraftNode } from '#core/draft';
import type { GridHandle } from '#web/grid';
import { DecimalInput, Dialog, useFormat, useText } from '#web/ui';
import classes from './goods-grid.module.css';
import { groupedLines } from './group-lines.ts';
import { QUANTITY } from './line-amounts.ts';
import { lineText } from './line-text.ts';
import { equalQuantities, PARTS_MAX, quantityAndRest, splitLine } from './split-line.ts';

interface ToolsProps {
  readonly lines: readonly DraftNode[];
  readonly handle: RefObject<GridHandle<DraftNode> | null>;
}

/** What a list of goods needs beside the tools of any grid: equal lines made one, one line made several. */
export function GoodsTools(props: ToolsProps) {
  const t = useText();
  const { lines, handle } = props;
  const { draft } = useSearch({ from: '/declarations/new' });
  const [splitting, setSplitting] = useState<number>();
  const [told, setTold] = useState('');
  const group = () => {
    const area = handle.current?.area();
    // A selection of several lines says which; else all are looked at.
    const from = area && area.bottom > area.top ? area.top : 0;
    const until = area && area.bottom > area.top ? area.bottom + 1 : lines.length;
    const removed = lines.slice(from, until);
    const inserted = groupedLines(removed);
    if (inserted.length < removed.length) handle.current?.apply({ at: from, removed, inserted });
    setTold(t('goodsGrid.grouped', { before: removed.length, after: inserted.length }));
  };
  return (
    <>
      <Button
        variant="subtle"
        color="slate"
        size="compact-sm"
        leftSection={<IconArrowsJoin size={16} stroke={1.75} aria-hidden />}
        disabled={lines.length < 2}
        onClick={group}
      >
        {t('goodsGrid.group')}
      </Button>
      <Button
        variant="subtle"
        color="slate"
        size="compact-sm"
        leftSection={<IconArrowsSplit size={16} stroke={1.75} aria-hidden />}
        onClick={() => setSplitting(handle.current?.area().top)}
      >
        {t('goodsGrid.split')}
      </Button>
      {draft !== undefined && (
        <Button
          variant="subtle"
          color="slate"
          size="compact-sm"
          leftSection={<IconFileImport size={16} stroke={1.75} aria-hidden />}
          renderRoot={(root) => <Link {...root} to="/declarations/import" search={{ draft }} />}
        >
          {t('goodsGrid.fromFile')}
        </Button>
      )}
      <span role="status" className={classes.toolTold}>
        {told}
      </span>
      {splitting !== undefined && (
        <SplitDialog
          line={lines[splitting]}
          number={splitting + 1}
          room={SHIPMENT_ITEMS_MAX - lines.length + 1}
          onClose={() => setSplitting(undefined)}
          onSplit={(inserted) => {
            handle.current?.apply({ at: splitting, removed: lines.slice(splitting, splitting + 1), inserted });
            setSplitting(undefined);
          }}
        />
      )}
    </>
  );
}

function SplitDialog(props: {
  readonly line: DraftNode;
  readonly number: number;
  /** So many lines may stand in its place. */
  readonly room: number;
  readonly onClose: () => void;
  readonly onSplit: (lines: readonly DraftNode[]) => void;
}) {
  const t = useText();
  const format = useFormat();
  const { line } = props;
  const [way, setWay] = useState('parts');
  const [parts, setParts] = useState(2);
  const [first, setFirst] = useState('');
  const quantity = lineText(line, QUANTITY);
  const wanted = way === 'parts' ? equalQuantities(quantity, parts) : quantityAndRest(quantity, first);
  const quantities = wanted && wanted.length <= props.room ? wanted : undefined;
  return (
    <Dialog open title={t('goodsGrid.splitTitle', { line: props.number })}>
      <Stack gap="md">
        <Radio.Group value={way} onChange={setWay} aria-label={t('goodsGrid.split')}>
          <Stack gap="xs">
            <Radio value="parts" label={t('goodsGrid.splitParts')} />
            <Radio value="quantity" label={t('goodsGrid.splitQuantity')} />
          </Stack>
        </Radio.Group>
        {way === 'parts' ? (
          <NumberInput
            label={t('goodsGrid.parts')}
            value={parts}
            min={2}
            max={PARTS_MAX}
            allowDecimal={false}
            onChange={(value) => setParts(Number(value))}
          />
        ) : (
          <DecimalInput label={t('goodsGrid.firstQuantity')} value={first} onChange={setFirst} />
        )}
        <p className={classes.fix} role="status">
          {quantities
            ? quantities.map((text) => format.decimal(text)).join(' + ')
            : t('goodsGrid.cannotSplit', { quantity: quantity === '' ? '–' : format.decimal(quantity) })}
        </p>
        <div className={classes.dialogEnd}>
          <Button variant="default" onClick={props.onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            disabled={quantities === undefined}
            onClick={() => quantities && props.onSplit(splitLine(line, quantities))}
          >
            {t('goodsGrid.split')}
          </Button>
        </div>
      </Stack>
    </Dialog>
  );
}
