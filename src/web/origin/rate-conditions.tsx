import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDebouncedValue } from '@mantine/hooks';
import { api, type LateCertificate, type OriginRate } from '#web/client';
import {
  country,
  Facts,
  LoadingRows,
  ProblemNote,
  Section,
  tableClasses as table,
  useCodeNames,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import classes from './origin.module.css';
import type { OriginSearch } from './question.ts';

/** What one treatment takes: rule, proof, transport, whose materials count, and what a late proof means. */
export function RateConditions(props: { readonly rate: OriginRate; readonly asked: OriginSearch }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const countryName = useCodeNames('country');
  const { rate, asked } = props;
  if (rate.valueBasis === null)
    return (
      <Section title={local(rate.name)}>
        <p>{t(rate.treatment === 'MFN' ? 'origin.mfnTakes' : 'origin.ordinaryTakes')}</p>
      </Section>
    );
  const { rule, lateClaim, cumulation } = rate;
  return (
    <Section title={t('origin.conditions', { agreement: rate.treatment })}>
      <Facts
        facts={[
          {
            label: t('origin.rule'),
            value: rule ? <RuleOptions options={rule.options} /> : t('origin.noRule'),
          },
          rule !== null && {
            label: t('origin.legalBasis'),
            value: rule.general ? `${rule.legalBasis} · ${t('origin.general')}` : rule.legalBasis,
          },
          {
            label: t('origin.proof'),
            value: rate.forms
              .map((form) => `${local(form.name)} (${t('origin.validMonths', { months: form.validMonths })})`)
              .join('; '),
          },
          { label: t('origin.transport'), value: rate.transport && local(rate.transport) },
          cumulation !== null && {
            label: t('origin.cumulation'),
            value: (
              <>
                {cumulation.parties.map(countryName).join(', ')}
                {cumulation.kind === 'full' && <span className={table.sub}>{t('origin.fullCumulation')}</span>}
                {cumulation.partialFrom !== null && (
                  <span className={table.sub}>
                    {t('origin.partialCumulation', { percent: format.decimal(cumulation.partialFrom) })}
                  </span>
                )}
                {cumulation.extended.length > 0 && (
                  <span className={table.sub}>
                    {t('origin.extended', { countries: cumulation.extended.map(countryName).join(', ') })}
                  </span>
                )}
              </>
            ),
          },
          lateClaim !== null && {
            label: t('origin.late'),
            value: (
              <>
                {t('origin.lateClaim', { months: lateClaim.months, day: format.date(lateClaim.deadline) })}
                {lateClaim.guarantee && <span className={table.sub}>{t('origin.guarantee')}</span>}
                <span className={table.sub}>{lateClaim.legalBasis}</span>
              </>
            ),
          },
        ]}
      />
      {rate.illustrative && <p className={classes.note}>{t('origin.illustrative')}</p>}
      {rate.bar === null && (asked.value ?? '') !== '' && <Difference rate={rate} asked={asked} />}
    </Section>
  );
}

function RuleOptions(props: {
  readonly options: readonly (readonly { readonly vi: string; readonly en: string }[])[];
}) {
  const t = useText();
  const local = useLocal();
  return (
    <ol className={classes.options}>
      {props.options.map((option, position) => (
        <li key={position}>
          {position > 0 && <span className="quiet">{t('origin.or')} </span>}
          {option.map(local).join(`; ${t('origin.and')} `)}
        </li>
      ))}
    </ol>
  );
}

const TYPING_PAUSE_MS = 350;

/** What is at stake until the proof follows: the amount that a guarantee has to cover. */
function Difference(props: { readonly rate: OriginRate; readonly asked: OriginSearch }) {
  const t = useText();
  const { code = '', origin = '', value = '', currency = country().usual.invoiceCurrency, on = '' } = props.asked;
  const [amount] = useDebouncedValue(value, TYPING_PAUSE_MS);
  const { treatment } = props.rate;
  const found = useQuery({
    queryKey: ['late-certificate', code, origin, treatment, amount, currency, on],
    queryFn: ({ signal }) =>
      api.lateCertificate(
        {
          commodityCode: code,
          originCountryCode: origin,
          tariffTreatment: treatment,
          value: { amount, currency },
          ...(on ? { on } : {}),
        },
        signal,
      ),
    retry: false,
  });
  return (
    <div className={classes.difference} aria-live="polite">
      <h3 className={classes.subtitle}>{t('origin.difference')}</h3>
      {found.error && <ProblemNote error={found.error} />}
      {found.isPending && <LoadingRows rows={2} />}
      {found.data && <DifferenceTable late={found.data} asked={props.asked} />}
    </div>
  );
}

function DifferenceTable(props: { readonly late: LateCertificate; readonly asked: OriginSearch }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { refusals, taxes, total, currency } = props.late;
  const money = (amount: string) => format.money(amount, currency);
  const [refusal] = refusals;
  if (total === null)
    return (
      <p>
        {refusal ? `${local(refusal.message)}. ` : ''}
        <Link to="/calculator" search={{ ...calculation(props.asked), treatment: props.late.agreement }}>
          {t('origin.differenceUnknown')}
        </Link>
      </p>
    );
  if (total.startsWith('-') || total === '0') return <p>{t('origin.noDifference')}</p>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('origin.difference')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tax.kind')}</th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('origin.without')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('origin.with')}
            </th>
            <th scope="col" className={table.num}>
              {t('origin.differenceColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {taxes.map((tax) => (
            <tr key={tax.taxType}>
              <th scope="row">{local(tax.name)}</th>
              <td className={`${table.num} ${table.wide}`}>{money(tax.without)}</td>
              <td className={`${table.num} ${table.wide}`}>{money(tax.withCertificate)}</td>
              <td className={table.num}>{money(tax.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.guaranteed}>
        <span>{t('origin.guaranteed')}</span>
        <span>{money(total)}</span>
      </p>
    </div>
  );
}

/** The same question for the calculator, which asks for what else the taxes hang on. */
const calculation = ({
  code = '',
  origin = '',
  value = '',
  currency = country().usual.invoiceCurrency,
  on = '',
}: OriginSearch) => ({
  code,
  origin,
  value,
  currency,
  ...(on ? { on } : {}),
});
