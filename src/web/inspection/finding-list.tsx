import type { InspectionFile } from '#web/client';
import { CodeName, useFormat, useText } from '#web/ui';
import classes from './inspection.module.css';
import { Pictures } from './pictures.tsx';

type Finding = InspectionFile['rounds'][number]['findings'][number];

/** What was seen, line by line, with the pictures of it. */
export function FindingList(props: {
  readonly number: string;
  readonly findings: readonly Finding[];
  readonly conditionOf: (id: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className={classes.findings}>
      {props.findings.map((finding, position) => (
        <li key={position} className={classes.finding}>
          <p>
            <strong>{finding.line === null ? t('inspect.undeclared') : t('tax.line', { line: finding.line })}</strong>
            {finding.quantityFound !== null && (
              <>
                {' · '}
                {t('view.found', { quantity: `${format.decimal(finding.quantityFound)} ${finding.unitCode ?? ''}` })}
              </>
            )}
            {finding.originFound !== null && (
              <>
                {' · '}
                <CodeName list="country" code={finding.originFound} />
              </>
            )}
            {finding.codeFound !== null && (
              <>
                {' · '}
                <span className="mono">{finding.codeFound}</span>
              </>
            )}
            {finding.condition !== null && ` · ${props.conditionOf(finding.condition)}`}
          </p>
          {finding.note !== '' && <p className={classes.words}>{finding.note}</p>}
          <Pictures number={props.number} ids={finding.photos} />
          <p className="quiet">{format.instant(finding.at)}</p>
        </li>
      ))}
    </ul>
  );
}
