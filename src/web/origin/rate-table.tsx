import { Link } from '@tanstack/react-router';
import type { OriginRate } from '#web/client';
import { tableClasses as table, useFormat, useLocal, useText } from '#web/ui';
import classes from './origin.module.css';
import type { OriginSearch } from './question.ts';

/** Every treatment open to the origin, the lowest rate first. A row leads to what it takes. */
export function RateTable(props: { readonly rates: readonly OriginRate[]; readonly chosen: string | undefined }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const [best] = props.rates;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows} ${table.stack}`}>
        <caption>{t('origin.rates')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('origin.treatment')}</th>
            <th scope="col" className={table.num}>
              {t('origin.rate')}
            </th>
            <th scope="col">{t('origin.rule')}</th>
            <th scope="col">{t('origin.proof')}</th>
            <th scope="col">{t('origin.lateUntil')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rates.map((rate) => (
            <tr key={rate.treatment} {...(rate.treatment === props.chosen && { 'data-current': true })}>
              <td>
                <Link
                  to="/origin"
                  search={(before: OriginSearch) => ({ ...before, treatment: rate.treatment })}
                  replace
                  resetScroll={false}
                  className={table.link}
                  aria-current={rate.treatment === props.chosen ? 'true' : undefined}
                >
                  {local(rate.name)}
                </Link>
                <span className={table.sub}>
                  {[
                    ...(isNamedByItself(rate) ? [] : [rate.treatment]),
                    ...(rate === best && rate.percent !== null ? [t('origin.lowest')] : []),
                    ...(rate.bar ? [t(`origin.bar.${rate.bar}`)] : []),
                  ].join(' · ')}
                </span>
              </td>
              <td className={table.num}>
                {rate.bar === null ? (
                  <span className={rate === best ? classes.best : undefined}>{rateOf(rate, format.decimal)}</span>
                ) : (
                  <span className="quiet">{rate.rate === '' ? '–' : rate.rate}</span>
                )}
              </td>
              <td {...(rate.rule && { 'data-label': t('origin.rule') })}>{rate.rule && local(rate.rule.symbols)}</td>
              <td {...(rate.forms.length > 0 && { 'data-label': t('origin.proof') })}>
                {rate.forms.map((form) => form.code).join(', ')}
              </td>
              <td {...(rate.lateClaim && { 'data-label': t('origin.lateUntil') })}>
                {rate.lateClaim && format.date(rate.lateClaim.deadline)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The two treatments without an agreement say everything with their name. */
const isNamedByItself = ({ treatment }: OriginRate): boolean => treatment === 'MFN' || treatment === 'ORDINARY';

const rateOf = ({ percent, rate }: OriginRate, decimal: (text: string) => string): string =>
  percent === null ? rate : `${decimal(percent)} %`;
