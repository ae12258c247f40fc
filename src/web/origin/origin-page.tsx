import { TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '#web/client';
import {
  country,
  CodePicker,
  DecimalInput,
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  Section,
  TariffName,
  TariffPicker,
  useText,
} from '#web/ui';
import { OriginCheck } from './origin-check.tsx';
import classes from './origin.module.css';
import { isCode, type OriginSearch } from './question.ts';
import { RateConditions } from './rate-conditions.tsx';
import { RateTable } from './rate-table.tsx';

/** Which rate goods of an origin can get, what it takes, and whether a product meets the rule. The question lives in the address. */
export function OriginPage() {
  const t = useText();
  const navigate = useNavigate();
  const asked: OriginSearch = useSearch({ from: '/origin' });
  const { code = '', origin = '', on = '' } = asked;
  const change = (part: OriginSearch) =>
    void navigate({ to: '/origin', search: (before: OriginSearch) => ({ ...before, ...part }), replace: true });
  const enabled = isCode(code) && origin !== '';
  const found = useQuery({
    queryKey: ['origin-rates', code, origin, on],
    queryFn: ({ signal }) => api.originRates({ code, origin, on }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
  const rates = enabled && !found.error ? (found.data?.rates ?? []) : [];
  const chosen = rates.find(({ treatment }) => treatment === asked.treatment) ?? rates[0];
  return (
    <Page title={t('origin.title')} lead={t('origin.lead')}>
      <div className={classes.layout}>
        <Question asked={asked} onChange={change} />
        <div className={classes.answer}>
          <Section title={t('origin.rates')}>
            {found.error && enabled && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
            {!enabled && <Empty title={t('origin.waitingTitle')} hint={t('origin.waiting')} />}
            {enabled && found.isPending && <LoadingRows rows={4} />}
            {rates.length > 0 && <RateTable rates={rates} chosen={chosen?.treatment} />}
          </Section>
          {chosen && found.data && (
            <>
              <RateConditions rate={chosen} asked={asked} />
              {chosen.valueBasis !== null && (
                <OriginCheck
                  key={`${chosen.treatment} ${code}`}
                  rate={chosen}
                  code={code}
                  origin={origin}
                  on={found.data.on}
                />
              )}
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

function Question(props: { readonly asked: OriginSearch; readonly onChange: (part: OriginSearch) => void }) {
  const t = useText();
  const { asked, onChange } = props;
  return (
    <div className={classes.question}>
      <div>
        <TariffPicker label={t('calc.code')} value={asked.code ?? ''} onChange={(code) => onChange({ code })} />
        <TariffName code={asked.code ?? ''} />
      </div>
      <CodePicker
        list="country"
        label={t('calc.origin')}
        value={asked.origin ?? ''}
        onChange={(origin) => onChange({ origin, treatment: '' })}
      />
      <TextInput
        label={t('tariff.on')}
        type="date"
        value={asked.on ?? ''}
        onChange={(event) => onChange({ on: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <DecimalInput label={t('origin.value')} value={asked.value ?? ''} onChange={(value) => onChange({ value })} />
        <CodePicker
          list="currency"
          label={t('calc.currency')}
          value={asked.currency ?? country().usual.invoiceCurrency}
          onChange={(currency) => onChange({ currency })}
        />
      </div>
      <p className={classes.note}>{t('origin.valueHint')}</p>
    </div>
  );
}
