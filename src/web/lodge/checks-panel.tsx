import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refusal } from '#core/kernel';
import { ErrorCode, TaxSummary, useLocal, useText } from '#web/ui';
import { useChecks } from './checks.tsx';
import { useDraft, useDraftPart } from './draft-store.tsx';
import classes from './lodge.module.css';
import { toldCount } from './told-count.ts';

/** Beside the form: what is left to correct, each leading to its field, and what will be due. */
export function ChecksPanel() {
  return (
    <aside className={classes.panel}>
      <Corrections />
      <EstimatedTax />
    </aside>
  );
}

function Corrections() {
  const t = useText();
  const { refusals, attempted, paused, answer, outdated } = useChecks();
  const touched = useDraftPart((state) => state.touched);
  const errors = refusals.filter((refusal) => refusal.severity === 'error' && !refusal.causedBy);
  const shown = attempted
    ? errors
    : errors.filter((refusal) => [...touched].some((place) => belongs(refusal.pointer, place)));
  const told = toldCount(shown, errors);
  const hidden = toldCount(errors, errors).count - told.count;
  const warnings = refusals.filter((refusal) => refusal.severity === 'warning');
  return (
    <section aria-label={t('draft.checks')} id="corrections" tabIndex={-1} className={classes.corrections}>
      <h2 className={classes.panelTitle} data-problem={shown.length > 0 ? '' : undefined}>
        {shown.length > 0 && <IconAlertTriangle size={18} aria-hidden />}
        {shown.length > 0
          ? t(told.isAtLeast && hidden === 0 ? 'draft.problemsAtLeast' : 'draft.problems', { count: told.count })
          : t('draft.checks')}
      </h2>
      <div aria-live="polite" className={classes.quietLine}>
        {paused && t('draft.checksPaused')}
        {!paused && !outdated && answer && errors.length === 0 && (
          <span className={classes.fine}>
            <IconCircleCheck size={16} aria-hidden /> {t('draft.noProblems')}
          </span>
        )}
      </div>
      <RefusalList refusals={shown} />
      {hidden > 0 && (
        <p className={classes.quietLine}>
          {t(told.isAtLeast ? 'draft.remainingAtLeast' : 'draft.remaining', { count: hidden })}
        </p>
      )}
      {warnings.length > 0 && errors.length === 0 && (
        <>
          <p className={classes.warningsTitle}>{t('draft.warnings', { count: warnings.length })}</p>
          <RefusalList refusals={warnings} />
        </>
      )}
    </section>
  );
}

/** A field that has been left answers for its own place, for what lies inside it, and for the value it is part of. */
const belongs = (pointer: string, place: string): boolean =>
  pointer === place || pointer.startsWith(`${place}/`) || place === `${pointer}/value` || place === `${pointer}/amount`;

/** More at once help nobody, and take seconds to draw: the rest comes up as these are mended. */
const SHOWN_MAX = 60;

function RefusalList(props: { readonly refusals: readonly Refusal[] }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const listed = all ? props.refusals : props.refusals.slice(0, SHOWN_MAX);
  const local = useLocal();
  const store = useDraft();
  if (props.refusals.length === 0) return null;
  return (
    <ul className={classes.refusals}>
      {listed.map((refusal, position) => {
        const element = store.elementFor(refusal.pointer);
        return (
          <li key={`${refusal.code}${refusal.pointer}${position}`}>
            <a
              href={`#${element ?? 'main'}`}
              onClick={(event) => {
                event.preventDefault();
                if (element !== undefined) document.getElementById(element)?.focus();
              }}
            >
              {local(refusal.label)}
            </a>
            <p>{local(refusal.message)}</p>
            <p className={classes.fix}>
              {local(refusal.fix)} <ErrorCode code={refusal.code} />
            </p>
          </li>
        );
      })}
      {props.refusals.length > listed.length && (
        <li>
          <button type="button" className={classes.more} onClick={() => setAll(true)}>
            {t('goodsGrid.moreProblems', { count: props.refusals.length - listed.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

function EstimatedTax() {
  const t = useText();
  const { answer } = useChecks();
  return (
    <section aria-label={t('draft.tax')}>
      <h2 className={classes.panelTitle}>{t('draft.tax')}</h2>
      {answer && answer.totalPayable !== null ? (
        <TaxSummary rows={answer.taxTable} total={answer.totalPayable} currency={answer.taxTable[0]?.unit ?? ''} />
      ) : (
        <p className={classes.quietLine}>{t('draft.taxPending')}</p>
      )}
    </section>
  );
}
