import { useQuery } from '@tanstack/react-query';
import { api } from '#web/client';
import { ProblemNote, ScrollRegion, Section, useCodeNames, useFormat, useText } from '#web/ui';
import classes from './line-history.module.css';

type History = Awaited<ReturnType<typeof api.caseHistory>>;
type Difference = History['differences'][number];

/** Where lines differ from what the same trader declared before: for the officer alone, and a question, not a finding. */
export function LineHistory(props: { readonly number: string }) {
  const t = useText();
  const query = useQuery({ queryKey: ['caseHistory', props.number], queryFn: () => api.caseHistory(props.number) });
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const { declarations, lines, differences } = query.data;
  return (
    <div className={classes.history}>
      <Section title={t('history.title')}>
        {declarations === 0 && <p className="quiet">{t('history.nothing')}</p>}
        {declarations > 0 && differences.length === 0 && <p className="quiet">{t('history.none', { count: lines })}</p>}
        {differences.length > 0 && (
          <dl className={classes.lines}>
            {differences.map((difference) => (
              <div key={difference.sequence}>
                <dt>{t('history.line', { line: difference.sequence })}</dt>
                <Chips difference={difference} />
              </div>
            ))}
          </dl>
        )}
        {declarations > 0 && <p className={classes.source}>{t('history.source', { count: declarations })}</p>}
      </Section>
      <Section title={t('beside.title')}>
        <Papers history={query.data} />
      </Section>
    </div>
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a line says otherwise than its papers, side by side; nothing of it is a finding yet. */
function Papers(props: { readonly history: History }) {
  const t = useText();
  const format = useFormat();
  const shown = (text: string): string => (DAY.test(text) ? format.date(text) : text);
  const paperName = useCodeNames('document-type');
  const { documents, invoiceId } = props.history;
  if (documents.length === 0)
    return (
      <p className="quiet">{invoiceId === null ? t('beside.nothing') : t('beside.none', { invoice: invoiceId })}</p>
    );
  return (
    <ScrollRegion label={t('beside.title')}>
      <table className={classes.papers}>
        <thead>
          <tr>
            <th scope="col">{t('beside.line')}</th>
            <th scope="col">{t('beside.field')}</th>
            <th scope="col">{t('beside.declared')}</th>
            <th scope="col">{t('beside.documented')}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map(({ sequence, field, declared, documented, documentTypeCode, documentId }) => (
            <tr key={`${sequence}-${field}-${documentId}`}>
              <td>{sequence === 0 ? t('beside.whole') : sequence}</td>
              <td>{t(`beside.field.${field}`)}</td>
              <td>{shown(declared)}</td>
              <td>
                <strong>{shown(documented)}</strong>
                <br />
                <span className="quiet">
                  {t('beside.from', { paper: paperName(documentTypeCode), id: documentId })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Chips(props: { readonly difference: Difference }) {
  const t = useText();
  const format = useFormat();
  const { price, otherOrigins, otherCodes } = props.difference;
  return (
    <>
      {price !== null && (
        <dd className={classes.chip}>
          {t(price.percent < 0 ? 'history.below' : 'history.above', {
            percent: Math.abs(price.percent),
            median: format.money(String(price.median), price.currency),
            unit: price.unitCode,
            count: price.earlierLines,
          })}
        </dd>
      )}
      {otherOrigins.length > 0 && (
        <dd className={classes.chip}>{t('history.origins', { codes: otherOrigins.join(', ') })}</dd>
      )}
      {otherCodes.length > 0 && (
        <dd className={classes.chip}>{t('history.codes', { codes: otherCodes.join(', ') })}</dd>
      )}
    </>
  );
}
