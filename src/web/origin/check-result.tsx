import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { OriginCheckAnswer } from '#web/client';
import { ExplanationTree, useFormat, useLocal, useText } from '#web/ui';
import classes from './origin.module.css';

const ICONS = { originating: IconCircleCheck, not: IconCircleX, undetermined: IconHelpCircle } as const;

/** The verdict, the value content, what is still wanted, and every step behind it. */
export function CheckResult(props: { readonly answer: OriginCheckAnswer }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { answer } = props;
  const Icon = ICONS[answer.verdict];
  return (
    <div className={classes.result}>
      <p className={classes.outcome} data-verdict={answer.verdict}>
        <Icon size={22} stroke={1.75} aria-hidden />
        {t(`origin.verdict.${answer.verdict}`)}
      </p>
      {answer.missing.length > 0 && (
        <ul className={classes.missing}>
          {answer.missing.map(({ fact, words }) => (
            <li key={fact}>{local(words)}</li>
          ))}
        </ul>
      )}
      {answer.contents.length > 0 && (
        <dl className={classes.contents}>
          {answer.contents.map((content) => (
            <div key={content.method}>
              <dt>{t(`origin.method.${content.method}`)}</dt>
              <dd>
                <strong>{format.decimal(content.percent)} %</strong>
                <span className="quiet">{format.calculation(content.calculation)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ExplanationTree explanation={answer.explanation} rootless />
    </div>
  );
}
