import type { Explanation } from '#core/kernel';
import type { Channel } from '#web/client';
import { ChannelBadge } from './channel.tsx';
import classes from './explanation.module.css';
import { CURRENCY_SIGNS } from './format.ts';
import { useFormat, useLocal } from './preferences.tsx';

/** A tree of reasons. The first two levels stand open; what lies deeper opens on demand. */
export function ExplanationTree(props: { readonly explanation: Explanation; readonly rootless?: true }) {
  if (props.rootless) return <Steps steps={props.explanation.steps} depth={0} />;
  return <Steps steps={[props.explanation]} depth={0} />;
}

const OPEN_DEPTH_MAX = 1;

function Steps(props: { readonly steps: readonly Explanation[]; readonly depth: number }) {
  return (
    <ol className={classes.steps} data-depth={props.depth}>
      {props.steps.map((step, position) => (
        <li key={`${step.rule}-${position}`} className={classes.step}>
          {step.steps.length > 0 && props.depth >= OPEN_DEPTH_MAX ? (
            <details>
              <summary className={classes.summary}>
                <StepHead step={step} />
              </summary>
              <StepBody step={step} />
              <Steps steps={step.steps} depth={props.depth + 1} />
            </details>
          ) : (
            <>
              <StepHead step={step} />
              <StepBody step={step} />
              {step.steps.length > 0 && <Steps steps={step.steps} depth={props.depth + 1} />}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

const isChannel = (value: string): value is Channel => value === 'green' || value === 'yellow' || value === 'red';

/** Only what has a unit, or was worked out, is an amount; other digits may be a code, which is never grouped. */
const measured = (value: string, unit: string | undefined, decimal: (text: string) => string): string =>
  unit === undefined ? value : `${decimal(value)}\u00a0${CURRENCY_SIGNS[unit] ?? unit}`;

const shownValue = ({ unit, calculation }: Explanation, value: string, decimal: (text: string) => string): string =>
  unit === undefined && calculation !== undefined ? decimal(value) : measured(value, unit, decimal);

const isRemark = (step: Explanation): boolean =>
  step.value === undefined && step.steps.length === 0 && step.data.length === 0;

function StepHead(props: { readonly step: Explanation }) {
  const local = useLocal();
  const format = useFormat();
  const { step } = props;
  return (
    <span className={classes.head}>
      <span className={isRemark(step) ? classes.remark : classes.label}>{local(step.label)}</span>
      {step.value !== undefined && (
        <span className={classes.value}>
          {isChannel(step.value) ? (
            <ChannelBadge channel={step.value} quiet />
          ) : (
            shownValue(step, step.value, format.decimal)
          )}
        </span>
      )}
    </span>
  );
}

function StepBody(props: { readonly step: Explanation }) {
  const local = useLocal();
  const format = useFormat();
  const { step } = props;
  return (
    <>
      {step.calculation && <p className={classes.note}>{format.calculation(step.calculation)}</p>}
      {step.data.length > 0 && (
        <p className={classes.note}>
          {step.data
            .map(
              (datum) =>
                `${local(datum.label)}: ${datum.words ? local(datum.words) : measured(datum.value, datum.unit, format.decimal)}`,
            )
            .join(' · ')}
        </p>
      )}
      {step.legalBasis && (
        <p className={classes.rule}>
          {step.rule} · {step.legalBasis}
        </p>
      )}
    </>
  );
}
