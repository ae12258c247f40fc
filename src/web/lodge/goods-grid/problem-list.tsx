import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refusal } from '#core/kernel';
import { useLocal, useText } from '#web/ui';
import { cellOf } from './cell-problems.ts';
import classes from './goods-grid.module.css';
import { problemsText, type ToldCount } from '../told-count.ts';

/** More at once help nobody; the rest comes up as these are mended. */
const SHOWN_MAX = 60;

/** Line · field · why · fix; each leads to its cell. */
export function ProblemList(props: {
  readonly refusals: readonly Refusal[];
  /** There are more of them than were told. */
  readonly told: ToldCount;
  readonly isChecking: boolean;
  readonly onGo: (pointer: string) => void;
}) {
  const t = useText();
  const local = useLocal();
  const [all, setAll] = useState(false);
  const { refusals } = props;
  const shown = all ? refusals : refusals.slice(0, SHOWN_MAX);
  return (
    <section
      id="corrections"
      tabIndex={-1}
      aria-label={t('draft.checks')}
      aria-busy={props.isChecking}
      className={classes.problems}
    >
      <h2 className={classes.sideTitle} data-problem={refusals.length > 0 ? '' : undefined}>
        {refusals.length > 0 ? <IconAlertTriangle size={18} aria-hidden /> : <IconCircleCheck size={18} aria-hidden />}
        <span role="status">
          {refusals.length > 0 ? t(problemsText(props.told), { count: props.told.count }) : t('draft.noProblems')}
        </span>
      </h2>
      <ul>
        {shown.map((refusal, index) => (
          <li key={`${refusal.code}${refusal.pointer}${index}`}>
            <button type="button" className={classes.problem} onClick={() => props.onGo(refusal.pointer)}>
              <span className={classes.problemPlace}>{placeText(refusal, local(refusal.label), t)}</span>
              <span>{local(refusal.message)}</span>
              <span className={classes.fix}>{local(refusal.fix)}</span>
            </button>
          </li>
        ))}
      </ul>
      {refusals.length > shown.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('goodsGrid.moreProblems', { count: refusals.length - shown.length })}
        </button>
      )}
    </section>
  );
}

/** Labels of lines name their line already; those that do not get it before them. */
function placeText(refusal: Refusal, label: string, t: ReturnType<typeof useText>): string {
  const cell = cellOf(refusal.pointer);
  if (cell === undefined) return label;
  const line = t('draft.line', { line: cell.row + 1 });
  return label.startsWith(line) ? label : `${line} · ${label}`;
}
