import type { Declaration } from '#core/declaration';
import type { Finding } from '#web/client';
import classes from './documents.module.css';
import { useFormat, useText } from './preferences.tsx';

/** What the inspection saw, line by line. */
export function Findings(props: { readonly findings: readonly Finding[]; readonly declaration: Declaration }) {
  const t = useText();
  const format = useFormat();
  const unitOf = (sequence: number) =>
    props.declaration.goodsItems.find((item) => item.sequence === sequence)?.tariffQuantity?.unitCode ?? '';
  return (
    <div className={classes.documents}>
      {props.findings.map((finding, position) => (
        <div key={position} className={classes.request}>
          <p className={classes.name}>{t(finding.conforms ? 'view.conforms' : 'view.differs')}</p>
          <p>{finding.note}</p>
          {finding.lines.map((line) => (
            <p key={line.sequence}>
              {t('tax.line', { line: line.sequence })}: {line.note}
              {line.quantityFound &&
                ` · ${t('view.found', { quantity: `${format.decimal(line.quantityFound)} ${unitOf(line.sequence)}` })}`}
            </p>
          ))}
          <p className="quiet">{format.instant(finding.at)}</p>
        </div>
      ))}
    </div>
  );
}
