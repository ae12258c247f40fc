import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { useText } from '#web/ui';
import type { LookUp, LookUpOption } from './column.ts';
import classes from './grid.module.css';

export interface LookUpState<Row> {
  readonly options: readonly LookUpOption<Row>[];
  readonly active: number;
  /** The words that the options answer; none have come yet. */
  readonly answers: string | undefined;
}

/** A pause this long means that the word is finished. */
const TYPING_PAUSE_MS = 120;

/** The codes that fit what is written in the cell; the keys stay with the cell's field. */
export function LookUpList<Row>(props: {
  readonly id: string;
  readonly label: string;
  readonly find: LookUp<Row>;
  readonly query: string;
  readonly row: Row;
  readonly state: LookUpState<Row>;
  readonly onState: (state: LookUpState<Row>) => void;
  readonly onPick: (option: LookUpOption<Row>) => void;
}) {
  const t = useText();
  const { find, query, row, state } = props;
  const isPending = state.answers !== query;
  const list = useRef<HTMLDivElement>(null);
  const arrived = useEffectEvent((options: readonly LookUpOption<Row>[]) => {
    props.onState({ options, active: 0, answers: query });
  });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      find(query.trim(), row, stop.signal).then(
        (options) => stop.signal.aborted || arrived(options),
        () => stop.signal.aborted || arrived([]),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [find, query, row]);
  useEffect(() => {
    list.current?.children[state.active]?.scrollIntoView({ block: 'nearest' });
  }, [state.active]);
  const [placed, setPlaced] = useState<CSSProperties>();
  useLayoutEffect(() => {
    const cell = list.current?.parentElement?.parentElement;
    if (!cell) return undefined;
    const follow = () => setPlaced(besideCell(cell.getBoundingClientRect()));
    follow();
    // Whatever scrolls, the list stays with its cell.
    document.addEventListener('scroll', follow, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', follow, { capture: true });
  }, []);
  return (
    <div className={classes.lookUp} style={placed ?? { visibility: 'hidden' }}>
      <div ref={list} id={props.id} role="listbox" aria-label={props.label} className={classes.options}>
        {state.options.map((option, index) => (
          <div
            key={`${option.value} ${option.label}`}
            id={`${props.id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === state.active}
            className={classes.option}
            // Before the field loses the focus, and with it the list.
            onMouseDown={(event) => {
              event.preventDefault();
              props.onPick(option);
            }}
          >
            <span className="mono">{option.value}</span>
            <span>{option.label}</span>
            {option.note && <span className={classes.optionNote}>{option.note}</span>}
          </div>
        ))}
      </div>
      {state.options.length === 0 && (
        <p className={classes.noOption} role="status">
          {t(isPending ? 'picker.loading' : 'picker.nothing')}
        </p>
      )}
    </div>
  );
}

/** What the list takes at most, and the bar at the foot of a page that it should not slip under. */
const LIST_PX = 300;
const FOOT_PX = 80;
const LIST_WIDTH_PX = 480;

/** Below its cell, or above where there is more room. */
function besideCell({ top, bottom, left }: DOMRect): CSSProperties {
  const at = { left: Math.max(8, Math.min(left, window.innerWidth - LIST_WIDTH_PX)) };
  const below = window.innerHeight - bottom - FOOT_PX;
  return below < LIST_PX && top > below ? { ...at, bottom: window.innerHeight - top + 4 } : { ...at, top: bottom + 4 };
}
