import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Refusal } from '#core/kernel';
import { api, ApiError, type AssessmentQuestion, type CheckAnswer } from '#web/client';
import {
  CharacteristicInput,
  CodePicker,
  DecimalInput,
  Empty,
  Page,
  ProblemNote,
  Section,
  TariffName,
  TariffPicker,
  TaxTable,
  useCharacteristics,
  useCodes,
  useLocal,
  useText,
} from '#web/ui';
import classes from './tariff.module.css';

interface Question {
  readonly code?: string;
  readonly origin?: string;
  readonly value?: string;
  readonly currency?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly treatment?: string;
  /** `CODE:value` pairs, comma-separated: what a rate hangs on. */
  readonly facts?: string;
  readonly on?: string;
}

const TYPING_PAUSE_MS = 350;

/** What would be due on goods. The question lives in the address: a result can be sent to somebody. */
export function CalculatorPage() {
  const t = useText();
  const navigate = useNavigate();
  const asked: Question = useSearch({ from: '/calculator' });
  const unit = useTariffUnit(asked);
  const question: Question = unit === undefined ? asked : { ...asked, unit };
  const change = (part: Question) =>
    void navigate({ to: '/calculator', search: (before: Question) => ({ ...before, ...part }), replace: true });
  const [settled] = useDebouncedValue(requestOf(question), TYPING_PAUSE_MS);
  const result = useQuery({
    queryKey: ['assessment', settled],
    queryFn: ({ signal }) => (settled ? assessed(settled, signal) : Promise.resolve(null)),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const answer = settled ? result.data : null;
  return (
    <Page title={t('calc.title')} lead={t('calc.lead')}>
      <div className={classes.calculator}>
        <QuestionForm question={question} onChange={change} />
        <div aria-live="polite">
          <Section title={t('calc.result')}>
            {result.error && <ProblemNote error={result.error} />}
            {!settled && <Empty title={t('calc.waitingTitle')} hint={t('calc.waiting')} />}
            {answer && answer.totalPayable !== null && (
              <TaxTable rows={answer.taxTable} total={answer.totalPayable} currency="VND" />
            )}
            {answer && answer.totalPayable === null && <Reasons refusals={answer.refusals} />}
          </Section>
        </div>
      </div>
    </Page>
  );
}

function QuestionForm(props: { readonly question: Question; readonly onChange: (part: Question) => void }) {
  const t = useText();
  const local = useLocal();
  const { question, onChange } = props;
  const characteristics = useCharacteristics(question.code ?? '');
  const facts = factsOf(question);
  const agreements = useCodes('agreement').filter((entry) =>
    (entry.attributes['members'] ?? '').split(' ').includes(question.origin ?? ''),
  );
  return (
    <div className={classes.question}>
      <div>
        <TariffPicker
          label={t('calc.code')}
          value={question.code ?? ''}
          onChange={(code, line) => onChange({ code, ...(line?.unitCodes[0] ? { unit: line.unitCodes[0] } : {}) })}
        />
        <TariffName code={question.code ?? ''} />
      </div>
      <CodePicker
        list="country"
        label={t('calc.origin')}
        value={question.origin ?? ''}
        onChange={(origin) => onChange({ origin, treatment: '' })}
      />
      <div className={classes.pair}>
        <DecimalInput label={t('calc.value')} value={question.value ?? ''} onChange={(value) => onChange({ value })} />
        <CodePicker
          list="currency"
          label={t('calc.currency')}
          value={question.currency ?? 'USD'}
          onChange={(currency) => onChange({ currency })}
        />
      </div>
      <div className={classes.pair}>
        <DecimalInput
          label={t('calc.quantity')}
          value={question.quantity ?? ''}
          onChange={(quantity) => onChange({ quantity })}
        />
        <CodePicker
          list="unit"
          label={t('calc.unit')}
          value={question.unit ?? ''}
          onChange={(unit) => onChange({ unit })}
        />
      </div>
      {characteristics.map((entry) => (
        <CharacteristicInput
          key={entry.code}
          entry={entry}
          value={facts.get(entry.code) ?? ''}
          onChange={(value) => onChange({ facts: factsText(new Map([...facts, [entry.code, value]])) })}
        />
      ))}
      <CodePicker
        list=""
        label={t('calc.treatment')}
        value={question.treatment ?? ''}
        placeholder={t('calc.treatmentAuto')}
        clearable
        extra={[
          { value: 'MFN', label: t('draft.treatmentMfn') },
          ...agreements.map((entry) => ({
            value: entry.code,
            label: `${entry.code} · ${t('calc.certificate')} ${entry.attributes['forms'] ?? ''} · ${local(entry.name)}`,
          })),
        ]}
        onChange={(treatment) => onChange({ treatment })}
      />
      <TextInput
        label={t('calc.on')}
        type="date"
        value={question.on ?? ''}
        onChange={(event) => onChange({ on: event.currentTarget.value })}
      />
    </div>
  );
}

const factsOf = ({ facts = '' }: Question): ReadonlyMap<string, string> =>
  new Map(
    facts.split(',').flatMap((pair) => {
      const [code = '', value = ''] = pair.split(':');
      return code === '' || value === '' ? [] : [[code, value] as const];
    }),
  );
const factsText = (facts: ReadonlyMap<string, string>): string =>
  [...facts]
    .filter(([, value]) => value !== '')
    .map(([code, value]) => `${code}:${value}`)
    .join(',');

/** Where the question names no unit, the one that the tariff line counts in. */
function useTariffUnit({ code = '', unit }: Question): string | undefined {
  const line = useQuery({
    queryKey: ['tariff-line', code, undefined],
    queryFn: () => api.tariffLine(code),
    enabled: /^\d{8}$/.test(code),
    staleTime: Infinity,
    retry: false,
  });
  return unit === undefined || unit === '' ? line.data?.unitCodes[0] : unit;
}

/** The request, as soon as there is enough to ask. A special treatment comes with its certificate. */
function requestOf(question: Question): AssessmentQuestion | undefined {
  const { code = '', origin = '', value = '', currency = 'USD', quantity, unit, treatment, on } = question;
  const facts = [...factsOf(question)].map(([typeCode, text]) => ({ typeCode, value: text }));
  if (!/^\d{8}$/.test(code) || origin === '' || !/^\d+(\.\d+)?$/.test(value)) return undefined;
  return {
    commodityCode: code,
    originCountryCode: origin,
    value: { amount: value, currency },
    ...(quantity && unit ? { quantity: { value: quantity, unitCode: unit } } : {}),
    ...(treatment ? { tariffTreatment: treatment } : {}),
    ...(facts.length > 0 ? { characteristics: facts } : {}),
    ...(on ? { on } : {}),
  };
}

async function assessed(body: AssessmentQuestion, signal: AbortSignal): Promise<CheckAnswer> {
  try {
    return await api.assess(await withCertificate(body), signal);
  } catch (error) {
    if (error instanceof ApiError && error.problem.errors) {
      return { refusals: error.problem.errors, taxTable: [], totalPayable: null };
    }
    throw error;
  }
}

async function withCertificate(body: AssessmentQuestion): Promise<AssessmentQuestion> {
  if (!body.tariffTreatment || body.tariffTreatment === 'MFN') return body;
  const { items } = await api.codes('agreement');
  const form = items.find((entry) => entry.code === body.tariffTreatment)?.attributes['forms']?.split(' ')[0];
  return form ? { ...body, certificateForm: form } : body;
}

/** Why no figure can be given: what is missing or not understood, and what to do. */
function Reasons(props: { readonly refusals: readonly Refusal[] }) {
  const local = useLocal();
  return (
    <ul className={classes.reasons}>
      {props.refusals.map((refusal, position) => (
        <li key={position}>
          <IconAlertTriangle size={18} aria-hidden />
          <div>
            <p className={classes.reasonTitle}>{local(refusal.message)}</p>
            <p className="quiet">{local(refusal.fix)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
