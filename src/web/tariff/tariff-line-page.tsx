import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, type TariffMeasure, type TariffLine } from '#web/client';
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
import { TariffPathTrail } from './tariff-path.tsx';
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
            <TariffPathTrail path={line.path} on={on} />
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
  const of = (type: TariffMeasure['type']) => props.line.measures.filter((measure) => measure.type === type);
  const t = useText();
  const local = useLocal();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('tariff.rates')}</caption>
        <tbody>
          {of('ordinary').map((measure) => (
            <RateRow key={measure.id} name={t('tariff.ordinary')} measure={measure} />
          ))}
          {of('mfn').map((measure) => (
            <RateRow key={measure.id} name={t('tariff.preferential')} measure={measure} strong />
          ))}
          {of('preference').map((preference) => (
            <RateRow
              key={preference.id}
              name={local(preference.name)}
              note={[
                preference.id,
                ...preference.conditions.map(({ text }) => t('tariff.form', { form: text })),
                ...(preference.illustrative ? [t('tariff.illustrative')] : []),
              ].join(' · ')}
              measure={preference}
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
  readonly measure: TariffMeasure;
  readonly strong?: true;
}) {
  const t = useText();
  const format = useFormat();
  const { rate, excludedOrigins } = props.measure;
  const country = useCodeNames('country');
  return (
    <tr>
      <th scope="row" style={{ fontWeight: props.strong ? 600 : 400 }}>
        {props.name}
        {props.note && <span className={table.sub}>{props.note}</span>}
      </th>
      <td className={table.num} style={{ fontWeight: props.strong ? 600 : 400 }}>
        {rateText(rate.text, format.decimal)}
        {excludedOrigins.length > 0 && (
          <span className={table.sub}>
            {t('tariff.excluded', { countries: excludedOrigins.map(country).join(', ') })}
          </span>
        )}
      </td>
    </tr>
  );
}

const OTHER_TYPES = ['anti-dumping', 'countervailing', 'safeguard', 'excise', 'environment', 'export-duty'] as const;

function OtherTaxes(props: { readonly line: TariffLine }) {
  const { line } = props;
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const of = (type: TariffMeasure['type']) => line.measures.filter((measure) => measure.type === type);
  const characteristic = useCodeNames('characteristic');
  /** `ENGINE_CC > 1500`: the name in front of the bounds. */
  const condition = (text: string) => format.calculation(text.replace(/^\S+/, characteristic));
  const rows: readonly (readonly [key: string, name: ReactNode, note: string, value: string])[] = [
    ...of('vat').map(
      ({ id, legalBasis, conditions, rate }) =>
        [
          `vat-${id}`,
          t('tariff.vatTitle'),
          [legalBasis, ...(conditions.length === 0 ? [t('tariff.vatStandard')] : [])].join(' · '),
          rate.kind === 'none' ? t('tariff.vatNotSubject') : rateText(rate.text, format.decimal),
        ] as const,
    ),
    ...OTHER_TYPES.flatMap((type) => of(type).map((measure) => ({ ...measure, title: t(`tariff.${type}`) }))).map(
      ({ id, title, name, legalBasis, conditions, rate, illustrative }) =>
        [
          id,
          `${title}: ${local(name)}`,
          [
            legalBasis,
            ...conditions.map(({ kind, text }) => (kind === 'characteristic' ? condition(text) : text)),
            ...(illustrative ? [t('tariff.illustrative')] : []),
          ].join(' · '),
          rateText(rate.text, format.decimal),
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
      {line.subjectToEnvironmentTax && of('environment').length === 0 && (
        <p className={classes.note}>{t('tariff.environmentYes')}</p>
      )}
    </Section>
  );
}
