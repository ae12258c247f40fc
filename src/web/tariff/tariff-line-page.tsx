import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, type Rate, type TariffLine } from '#web/client';
import {
  CodeName,
  Facts,
  LoadingRows,
  Page,
  ProblemNote,
  Reference,
  Section,
  tableClasses as table,
  useCodeNames,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import { rateText } from './rate-text.ts';
import classes from './tariff.module.css';

/** Everything that the law says of one line on one day. */
export function TariffLinePage() {
  const t = useText();
  const local = useLocal();
  const navigate = useNavigate();
  const { code } = useParams({ from: '/tariff/$code' });
  const { on } = useSearch({ from: '/tariff/$code' });
  const query = useQuery({
    queryKey: ['tariff-line', code, on],
    queryFn: () => api.tariffLine(code, on),
    placeholderData: keepPreviousData,
  });
  const line = query.data;
  const back = (
    <Link to="/tariff" search={{ q: code.slice(0, 4), ...(on ? { on } : {}) }} className={classes.back}>
      <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('tariff.title')}
    </Link>
  );
  const day = (
    <TextInput
      className={classes.day}
      label={t('tariff.on')}
      type="date"
      value={on ?? line?.on ?? ''}
      onChange={(event) =>
        void navigate({
          to: '/tariff/$code',
          params: { code },
          search: { on: event.currentTarget.value },
          replace: true,
        })
      }
    />
  );
  return (
    <Page
      title={line ? `${code} ${local(line.name)}` : code}
      heading={line ? local(line.name) : <span className="mono">{code}</span>}
      above={back}
      lead={
        line && (
          <span className={classes.lineLead}>
            <Reference value={code} />
            {line.chapter && (
              <span>
                {t('tariff.chapter', { code: line.chapter.code })} · {local(line.chapter.name)}
              </span>
            )}
          </span>
        )
      }
      actions={day}
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {line && <LineBody line={line} />}
    </Page>
  );
}

function LineBody(props: { readonly line: TariffLine }) {
  const { line } = props;
  const t = useText();
  const navigate = useNavigate();
  return (
    <div className={classes.columns}>
      <div>
        <Section title={t('tariff.rates')}>
          <ImportRates line={line} />
          <p className={classes.note}>{t('tariff.agreementUnknown')}</p>
        </Section>
        <OtherTaxes line={line} />
      </div>
      <div className={classes.side}>
        <Section title={t('view.facts')}>
          <Facts
            facts={[
              {
                label: t('tariff.unit'),
                value: line.unitCodes.map((unit, position) => (
                  <span key={unit}>
                    {position > 0 && ', '}
                    <CodeName list="unit" code={unit} showCode />
                  </span>
                )),
              },
            ]}
          />
        </Section>
        <Section title={t('tariff.policies')}>
          {line.policyReferences.length === 0 ? (
            <p className="quiet">{t('tariff.none')}</p>
          ) : (
            <ul className={classes.policies}>
              {line.policyReferences.map((reference) => (
                <li key={reference}>{reference}</li>
              ))}
            </ul>
          )}
        </Section>
        <Button fullWidth mt={24} onClick={() => void navigate({ to: '/calculator', search: { code: line.code } })}>
          {t('tariff.calculate')}
        </Button>
      </div>
    </div>
  );
}

function ImportRates(props: { readonly line: TariffLine }) {
  const { line } = props;
  const t = useText();
  const local = useLocal();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('tariff.rates')}</caption>
        <tbody>
          <RateRow name={t('tariff.ordinary')} rate={line.ordinary} />
          <RateRow name={t('tariff.preferential')} rate={line.mfn} strong />
          {line.preferences.map((preference) => (
            <RateRow
              key={preference.agreement}
              name={local(preference.name)}
              note={[
                preference.agreement,
                ...preference.certificateForms.map((form) => t('tariff.form', { form })),
                ...(preference.illustrative ? [t('tariff.illustrative')] : []),
              ].join(' · ')}
              rate={preference.rate}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RateRow(props: {
  readonly name: string;
  readonly note?: string;
  readonly rate: Rate;
  readonly strong?: true;
}) {
  const t = useText();
  const format = useFormat();
  const { rate } = props;
  const country = useCodeNames('country');
  return (
    <tr>
      <th scope="row" style={{ fontWeight: props.strong ? 600 : 400 }}>
        {props.name}
        {props.note && <span className={table.sub}>{props.note}</span>}
      </th>
      <td className={table.num} style={{ fontWeight: props.strong ? 600 : 400 }}>
        {rateText(rate.text, format.decimal)}
        {rate.excludedOrigins.length > 0 && (
          <span className={table.sub}>
            {t('tariff.excluded', { countries: rate.excludedOrigins.map(country).join(', ') })}
          </span>
        )}
      </td>
    </tr>
  );
}

function OtherTaxes(props: { readonly line: TariffLine }) {
  const { line } = props;
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const unit = useCodeNames('unit');
  const characteristic = useCodeNames('characteristic');
  /** `ENGINE_CC > 1500`: the name in front of the bounds. */
  const condition = (text: string) => format.calculation(text.replace(/^\S+/, characteristic));
  const rows: readonly (readonly [key: string, name: ReactNode, note: string, value: string])[] = [
    ...line.vat.map(
      (choice) =>
        [
          `vat-${choice.regime}`,
          t('tariff.vatTitle'),
          [choice.legalBasis, ...(choice.standard ? [t('tariff.vatStandard')] : [])].join(' · '),
          choice.rate === null ? t('tariff.vatNotSubject') : `${format.decimal(choice.rate)} %`,
        ] as const,
    ),
    ...line.excise.map(
      (measure) =>
        [
          measure.id,
          `${t('tariff.excise')}: ${local(measure.name)}`,
          [
            measure.legalBasis,
            ...measure.conditions.map(condition),
            ...(measure.illustrative ? [t('tariff.illustrative')] : []),
          ].join(' · '),
          `${format.decimal(measure.percent)} %`,
        ] as const,
    ),
    ...line.environment.map(
      (measure) =>
        [
          measure.id,
          `${t('tariff.environment')}: ${local(measure.name)}`,
          [measure.legalBasis, ...(measure.illustrative ? [t('tariff.illustrative')] : [])].join(' · '),
          `${format.money(measure.amountPerUnit, 'VND')} / ${unit(measure.unitCode)}`,
        ] as const,
    ),
  ];
  return (
    <Section title={t('tariff.otherTaxes')}>
      <div className={table.scroll}>
        <table className={table.table}>
          <caption>{t('tariff.otherTaxes')}</caption>
          <tbody>
            {rows.map(([key, name, note, value]) => (
              <tr key={key}>
                <th scope="row" style={{ fontWeight: 400 }}>
                  {name}
                  <span className={table.sub}>{note}</span>
                </th>
                <td className={table.num}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {line.subjectToEnvironmentTax && line.environment.length === 0 && (
        <p className={classes.note}>{t('tariff.environmentYes')}</p>
      )}
    </Section>
  );
}
