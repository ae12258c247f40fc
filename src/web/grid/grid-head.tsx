import classes from './grid.module.css';
import { useText } from '#web/ui';
import type { Area } from './selection.ts';
import type { ColumnModel } from './use-column-model.ts';

/** The names of the columns; the edge of each can be dragged. */
export function GridHead<Row>(props: {
  readonly model: ColumnModel<Row>;
  readonly heightPx: number;
  readonly area: Area;
}) {
  const t = useText();
  const { model, area } = props;
  return (
    <div role="rowgroup" className={classes.head} style={{ height: props.heightPx, width: model.totalPx }}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        <div role="columnheader" aria-colindex={1} className={classes.corner}>
          <span className={classes.unseen}>{t('grid.line')}</span>
        </div>
        {model.shown.map(({ column, index, frozen, leftPx, widthPx }) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 2}
            className={classes.headCell}
            data-kind={column.kind}
            data-frozen={frozen ? '' : undefined}
            data-in={index >= area.left && index <= area.right ? '' : undefined}
            style={frozen ? { width: widthPx, left: leftPx } : { width: widthPx }}
            title={column.label}
          >
            <span className={classes.text}>{column.label}</span>
            <span
              className={classes.edge}
              aria-hidden
              onMouseDown={(event) => model.startResize(column.id, event)}
              onTouchStart={(event) => model.startResize(column.id, event)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
