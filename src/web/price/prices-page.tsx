import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import {
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  ScrollRegion,
  Section,
  tableClasses as table,
  useCodeNames,
  useFormat,
  useText,
} from '#web/ui';
import { logScale } from './log-scale.ts';
import { priceApi, type Goods, type Outlier, type PriceBook } from './price-api.ts';
import classes from './price.module.css';
import { monthShown, usePrice } from './use-price.ts';

const CODE = /^\d{4,12}$/u;

/** What goods usually cost and what was far from it: for risk analysts. */
export function PricesPage() {
  const t = useText();
  const { code = '' } = useSearch({ from: '/risk/prices' });
  const asked = CODE.test(code) ? code : '';
  const query = useQuery({
    queryKey: ['price-book', asked],
    queryFn: () => priceApi.book(asked),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('price.title')} lead={t('price.lead')}>
      <div className={classes.parts}>
        <LookUp key={code} code={code} />
        {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <LoadingRows />}
        {query.data && asked !== '' && <Usual book={query.data} />}
        {query.data && <Outliers book={query.data} code={asked} />}
      </div>
    </Page>
  );
}

function LookUp(props: { readonly code: string }) {
  const t = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(props.code);
  const [wrong, setWrong] = useState(props.code !== '' && !CODE.test(props.code));
  const look = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = typed.replace(/[\s.]/gu, '');
    setWrong(code !== '' && !CODE.test(code));
    if (code === '' || CODE.test(code)) void navigate({ to: '/risk/prices', search: { code }, replace: true });
  };
  return (
    <form className={classes.lookUp} onSubmit={look} role="search">
      <TextInput
        label={t('price.code')}
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={wrong ? t('price.codeWrong') : undefined}
      />
      <Button type="submit" variant="default">
        {t('price.look')}
      </Button>
    </form>
  );
}

function Usual(props: { readonly book: PriceBook }) {
  const t = useText();
  const { goods, isCut, currency } = props.book;
  if (goods.length === 0) return <Empty title={t('price.noGoods')} hint={t('price.noGoodsHint')} />;
  return (
    <Section title={t('price.goods')}>
      {isCut && <p className={classes.note}>{t('price.goodsCut')}</p>}
      <div className={classes.parts}>
        {goods.map((one) => (
          <GoodsTable key={`${one.code} ${one.unit}`} goods={one} currency={currency} />
        ))}
      </div>
    </Section>
  );
}

function GoodsTable(props: { readonly goods: Goods; readonly currency: string }) {
  const t = useText();
  const { code, unit, usual, origins } = props.goods;
  const shown = usePrice('');
  const title = `${code} · ${props.currency}/${unit}`;
  const nameOf = useCodeNames('country');
  const all = origins.flatMap(({ months }) => months);
  return (
    <div>
      <h3 className={classes.goods}>{title}</h3>
      <ScrollRegion label={title}>
        <table className={table.table}>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('price.origin')}</th>
              <th scope="col" className={table.num}>
                {t('price.centre')}
              </th>
              <th scope="col" className={table.num}>
                {t('price.from')}
              </th>
              <th scope="col" className={table.num}>
                {t('price.to')}
              </th>
              <th scope="col" className={table.num}>
                {t('price.restsShort')}
              </th>
              <th scope="col">
                {t('price.byMonth')}
                <span className={table.sub}>{t('price.monthsCaption')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {[
              { origin: null, usual, months: [] },
              ...origins.map((one) => ({
                ...one,
                origin: one.origin === '' ? t('price.unknownOrigin') : nameOf(one.origin),
              })),
            ].map((row) => (
              <tr key={row.origin ?? '*'}>
                <th scope="row">{row.origin ?? t('price.allOrigins')}</th>
                {[row.usual?.centre, row.usual?.low, row.usual?.high].map((figure, at) => (
                  <td key={['centre', 'low', 'high'][at]} className={table.num}>
                    {figure === undefined ? '–' : shown(figure).trim()}
                  </td>
                ))}
                <td className={table.num}>{row.usual?.samples ?? '–'}</td>
                <td>{row.months.length > 0 && <Months months={row.months} all={all} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

const SPARK = { width: 168, height: 30, edge: 5 };

/** One point a month, higher where dearer; what it says is told month by month to who points at it or listens. */
function Months(props: {
  readonly months: Goods['origins'][number]['months'];
  readonly all: Goods['origins'][number]['months'];
}) {
  const t = useText();
  const shown = usePrice('');
  const { months, all } = props;
  const { x: y } = logScale(
    all.map(({ centre }) => centre),
    SPARK.height - SPARK.edge,
    SPARK.edge,
  );
  const words = months.map(({ month, count, centre }) =>
    t('price.monthShown', { month: monthShown(month), count, centre: shown(centre).trim() }),
  );
  // One calendar for all origins of the goods, so that they can be read one under the other.
  const [first, last] = [Math.min(...all.map(monthNumber)), Math.max(...all.map(monthNumber))];
  const x = (month: { readonly month: string }): number =>
    first === last
      ? SPARK.width / 2
      : SPARK.edge + ((monthNumber(month) - first) / (last - first)) * (SPARK.width - 2 * SPARK.edge);
  const places = months.map((month) => `${x(month).toFixed(1)},${y(month.centre).toFixed(1)}`);
  return (
    <svg className={classes.spark} width={SPARK.width} height={SPARK.height} role="img" aria-label={words.join('; ')}>
      <polyline className={classes.trend} points={places.join(' ')} />
      {months.map((month, at) => (
        <circle key={month.month} className={classes.dot} cx={x(month)} cy={y(month.centre)} r={3}>
          <title>{words[at]}</title>
        </circle>
      ))}
    </svg>
  );
}

/** Months counted through. */
const monthNumber = ({ month }: { readonly month: string }): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

function Outliers(props: { readonly book: PriceBook; readonly code: string }) {
  const t = useText();
  const { outliers, currency } = props.book;
  const title = props.code === '' ? t('price.outliers') : t('price.outliersOf', { code: props.code });
  return (
    <Section title={title}>
      {outliers.length === 0 ? (
        <Empty title={t('price.noOutliers')} hint={t('price.noOutliersHint')} />
      ) : (
        <ScrollRegion label={t('price.outlierList')}>
          <table className={table.table}>
            <caption>{t('price.outlierList')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('price.declaration')}</th>
                <th scope="col">{t('price.raised')}</th>
                <th scope="col">{t('price.goodsCode')}</th>
                <th scope="col">{t('price.origin')}</th>
                <th scope="col" className={table.num}>
                  {t('price.price')}
                </th>
                <th scope="col" className={table.num}>
                  {t('price.deviation')}
                </th>
                <th scope="col">{t('price.outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {outliers.map((one) => (
                <OutlierRow key={`${one.number} ${one.sequence}`} outlier={one} currency={currency} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}

function OutlierRow(props: { readonly outlier: Outlier; readonly currency: string }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useCodeNames('country');
  const { number, sequence, code, origin, unit, price, correctedPrice, score, samples, raisedAt, settleBy, outcome } =
    props.outlier;
  const shown = usePrice(`${props.currency}/${unit}`);
  return (
    <tr>
      <th scope="row">
        <span className="mono">{number}</span>, {sequence}
      </th>
      <td>{format.instant(raisedAt)}</td>
      <td className="mono">{code}</td>
      <td>{nameOf(origin)}</td>
      <td className={table.num}>
        {shown(price)}
        {correctedPrice !== null && (
          <span className={table.sub}>{t('price.correctedTo', { price: shown(correctedPrice) })}</span>
        )}
      </td>
      <td className={table.num}>
        {format.decimal(score.toFixed(1))}
        <span className={table.sub}>
          {t('price.count')}: {samples}
        </span>
      </td>
      <td>
        {t(`price.outcome.${outcome}`)}
        {outcome === 'open' && settleBy !== null && (
          <span className={table.sub}>
            {t('price.settleBy')} {format.instant(settleBy)}
          </span>
        )}
      </td>
    </tr>
  );
}
