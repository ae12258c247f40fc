import { Link } from '@tanstack/react-router';
import type { TariffMeasure } from '#web/client';
import { tableClasses as table, useFormat, useLocal, useText } from '#web/ui';
import { useMeasureWords } from './measure-words.ts';
import { NodeName } from './node-name.tsx';
import classes from './tariff.module.css';

/** Measures as people read them: what it is, for which goods, by which act, on which days, carried where, and how much. */
export function MeasureTable(props: {
  readonly caption: string;
  readonly measures: readonly TariffMeasure[];
  /** Where one is: a measure of another node says so and leads there. */
  readonly node: string;
  readonly on: string | undefined;
}) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{props.caption}</caption>
        <thead className={classes.hidden}>
          <tr>
            <th scope="col">{t('tariff.measure')}</th>
            <th scope="col">{t('tariff.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {props.measures.flatMap((measure) =>
            rowsOf(measure).map((part) => (
              <MeasureRow
                key={`${measure.type} ${measure.id} ${measure.node} ${measure.validFrom} ${part ?? ''}`}
                measure={measure}
                node={props.node}
                on={props.on}
                {...(part && { part })}
              />
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

type QuotaPart = 'inQuota' | 'outOfQuota';

/** `45 (NHN: 135)` is two rates: one within the quota, one beyond it. */
const rowsOf = ({ rate }: TariffMeasure): readonly (QuotaPart | undefined)[] =>
  rate.kind === 'quota' && rate.inQuota !== undefined ? ['inQuota', 'outOfQuota'] : [undefined];

function MeasureRow(props: {
  readonly measure: TariffMeasure;
  readonly node: string;
  readonly on: string | undefined;
  readonly part?: QuotaPart;
}) {
  const { measure, part } = props;
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const words = useMeasureWords();
  const isControl = measure.agency !== null || measure.conditions.some(({ kind }) => kind === 'document');
  const said = [
    ...(isControl || measure.type === 'vat' ? [] : [words.origins(measure)]),
    ...(measure.type === 'vat' && measure.conditions.length === 0 ? [t('measure.default')] : []),
    ...(measure.agency === null ? [] : [local(measure.agency)]),
    ...measure.conditions.map(words.condition),
  ];
  const isRepeated = measure.conditions.some(({ text }) => text === measure.legalBasis);
  const rate = part ? `${format.decimal(measure.rate[part] ?? '')}\u00a0%` : words.rate(measure);
  return (
    <tr>
      <th scope="row" className={classes.measure}>
        {words.title(measure)}
        {part && `, ${t(`measure.${part}`)}`}
        {measure.illustrative && ' '}
        {measure.illustrative && <span className={classes.sample}>{t('measure.sample')}</span>}
        <span className={table.sub}>{said.join(' · ')}</span>
        <Documents measure={measure} />
        <span className={table.sub}>
          {measure.legalBasis !== '' && !isRepeated && `${measure.legalBasis} · `}
          {words.validity(measure)}
          {measure.node !== props.node && ' · '}
          {measure.node !== props.node && <Carrier {...props} />}
        </span>
      </th>
      <td className={table.num}>{rate}</td>
    </tr>
  );
}

/** What a declaration names so that a control is satisfied; where the country's data names nothing for it, that is said. */
function Documents({ measure }: { readonly measure: TariffMeasure }) {
  const t = useText();
  const local = useLocal();
  const { documents, agency, type } = measure;
  if (documents.length === 0) {
    // A prohibition is satisfied by nothing, and a charge needs no paper of an agency.
    if (agency === null || type === 'prohibited') return null;
    return <span className={table.sub}>{t('measure.noDocument')}</span>;
  }
  const isSample = !measure.illustrative && documents.some(({ illustrative }) => illustrative);
  const names = documents.map(({ typeCode, name }) => `${typeCode} ${local(name)}`);
  return (
    <span className={table.sub}>
      {t('measure.documents', { documents: names.join(t('measure.or')) })}
      {isSample && ' '}
      {isSample && <span className={classes.sample}>{t('measure.sample')}</span>}
    </span>
  );
}

/** Which other node carries a measure than the one where one is, as a way there. */
function Carrier(props: { readonly measure: TariffMeasure; readonly node: string; readonly on: string | undefined }) {
  const t = useText();
  const carrier = props.measure.node;
  if (carrier === '') return t('tariff.wholeTable');
  return (
    <Link to="/tariff/browse" search={{ node: shown(carrier), ...(props.on ? { on: props.on } : {}) }}>
      <NodeName code={carrier} />
    </Link>
  );
}

/** A page is of two, four, six or eight digits; what the law lays on five is told at four. */
const shown = (node: string): string => node.slice(0, node.length - (node.length % 2));
