import type { Refusal } from '#core/kernel';
import { ErrorCode, useLocal, useText } from '#web/ui';
import { useGuided } from './guided-context.ts';
import classes from './guided.module.css';

/** What cannot stay as it stands: where, why, and how it is mended. Each leads into its field, on whichever step that is. */
export function ProblemList(props: { readonly problems: readonly Refusal[] }) {
  const t = useText();
  const local = useLocal();
  const { goToField } = useGuided();
  if (props.problems.length === 0) return null;
  return (
    <section aria-label={t('guided.toMend')} className={classes.problems}>
      <h3 className={classes.problemsTitle}>{t('guided.toMend')}</h3>
      <ul>
        {props.problems.slice(0, SHOWN_MAX).map((problem, position) => (
          <li key={`${problem.code}${problem.pointer}${position}`}>
            <button type="button" className={classes.linkButton} onClick={() => goToField(problem.pointer)}>
              {local(problem.label)}
            </button>
            <p>{local(problem.message)}</p>
            <p className={classes.small}>
              {local(problem.fix)} <ErrorCode code={problem.code} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** More than these are mended in the grid, or by what they have in common. */
const SHOWN_MAX = 30;
