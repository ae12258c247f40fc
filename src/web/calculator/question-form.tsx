import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import {
  CharacteristicInput,
  CodePicker,
  DecimalInput,
  TariffName,
  TariffPicker,
  TimeFields,
  useCharacteristics,
  useCodes,
  useLocal,
  useText,
} from '#web/ui';
import classes from './calculator.module.css';
import {
  currencyByDefault,
  factsOf,
  factsText,
  LINES_MAX,
  linesOf,
  linesText,
  VALUE_AT_GATE,
  type Line,
  type Question,
} from './question.ts';

/** What is asked about: the goods of each line, then what holds for all of them. */
export function QuestionForm(props: { readonly question: Question; readonly onChange: (part: Question) => void }) {
  const t = useText();
  const { question, onChange } = props;
  const more = linesOf(question);
  const setMore = (lines: readonly Line[]) => onChange({ more: linesText(lines) });
  const currency = (
    <CodePicker
      list="currency"
      label={t('calc.currency')}
      value={question.currency ?? currencyByDefault()}
      onChange={(chosen) => onChange({ currency: chosen })}
    />
  );
  return (
    <div className={classes.question}>
      <LineFields line={question} currency={currency} onChange={onChange} />
      {more.map((line, index) => (
        <fieldset key={index} className={classes.line}>
          <legend>{t('calc.line', { line: index + 2 })}</legend>
          <LineFields
            line={line}
            onChange={(part) => setMore(more.map((one, position) => (position === index ? { ...one, ...part } : one)))}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => setMore(more.filter((_, position) => position !== index))}
          >
            {t('calc.removeLine', { line: index + 2 })}
          </Button>
        </fieldset>
      ))}
      {more.length < LINES_MAX - 1 && (
        <Button
          className={classes.addLine}
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setMore([...more, {}])}
        >
          {t('calc.addLine')}
        </Button>
      )}
      <Delivery
        term={question.incoterm || VALUE_AT_GATE}
        freight={question.freight ?? ''}
        insurance={question.insurance ?? ''}
        onChange={onChange}
      />
      <TimeFields
        on={question.on ?? ''}
        knownAt={question.knownAt}
        onChange={({ on = '', knownAt = '' }) => onChange({ on, knownAt })}
      />
    </div>
  );
}

/** One line of goods; the currency stands beside the value of the first and holds for all. */
function LineFields(props: {
  readonly line: Line;
  readonly currency?: ReactNode;
  readonly onChange: (part: Line) => void;
}) {
  const t = useText();
  const { line, currency, onChange } = props;
  const characteristics = useCharacteristics(line.code ?? '');
  const facts = factsOf(line);
  const value = (
    <DecimalInput label={t('calc.value')} value={line.value ?? ''} onChange={(amount) => onChange({ value: amount })} />
  );
  return (
    <>
      <div>
        <TariffPicker
          label={t('calc.code')}
          value={line.code ?? ''}
          onChange={(code, found) => onChange({ code, ...(found?.unitCodes[0] ? { unit: found.unitCodes[0] } : {}) })}
        />
        <TariffName code={line.code ?? ''} />
      </div>
      <CodePicker
        list="country"
        label={t('calc.origin')}
        value={line.origin ?? ''}
        onChange={(origin) => onChange({ origin, treatment: '' })}
      />
      {currency === undefined ? (
        value
      ) : (
        <div className={classes.pair}>
          {value}
          {currency}
        </div>
      )}
      <div className={classes.pair}>
        <DecimalInput
          label={t('calc.quantity')}
          value={line.quantity ?? ''}
          onChange={(quantity) => onChange({ quantity })}
        />
        <CodePicker
          list="unit"
          label={t('calc.unit')}
          value={line.unit ?? ''}
          onChange={(unit) => onChange({ unit })}
        />
      </div>
      {characteristics.map((entry) => (
        <CharacteristicInput
          key={entry.code}
          entry={entry}
          value={facts.get(entry.code) ?? ''}
          onChange={(fact) => onChange({ facts: factsText(new Map([...facts, [entry.code, fact]])) })}
        />
      ))}
      <TreatmentPicker
        origin={line.origin ?? ''}
        value={line.treatment ?? ''}
        placeholder={t('calc.treatmentAuto')}
        onChange={(treatment) => onChange({ treatment })}
      />
    </>
  );
}

/** The delivery term, and the charges that the price under it leaves out. */
export function Delivery(props: {
  readonly term: string;
  readonly freight: string;
  readonly insurance: string;
  readonly placeholder?: string;
  readonly onChange: (part: Pick<Question, 'incoterm' | 'freight' | 'insurance'>) => void;
}) {
  const t = useText();
  const { term, onChange } = props;
  const attributes = useCodes('incoterm').find(({ code }) => code === term)?.attributes;
  const charges = CHARGES.filter((charge) => attributes !== undefined && attributes[charge] !== 'included');
  return (
    <>
      <CodePicker
        list="incoterm"
        label={t('calc.incoterm')}
        value={term}
        {...(props.placeholder !== undefined && { placeholder: props.placeholder, clearable: true })}
        onChange={(incoterm) => onChange({ incoterm, freight: '', insurance: '' })}
      />
      {charges.length > 0 && (
        <div className={classes.pair}>
          {charges.map((charge) => (
            <DecimalInput
              key={charge}
              label={t(`calc.${charge}`)}
              value={props[charge]}
              onChange={(amount) => onChange({ [charge]: amount })}
            />
          ))}
        </div>
      )}
    </>
  );
}

const CHARGES = ['freight', 'insurance'] as const;

/** Most-favoured-nation treatment, or an agreement that the origin is a member of. */
export function TreatmentPicker(props: {
  readonly origin: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (treatment: string) => void;
}) {
  const t = useText();
  const local = useLocal();
  const agreements = useCodes('agreement').filter((entry) =>
    (entry.attributes['members'] ?? '').split(' ').includes(props.origin),
  );
  return (
    <CodePicker
      list=""
      label={t('calc.treatment')}
      value={props.value}
      placeholder={props.placeholder}
      clearable
      extra={[
        { value: 'MFN', label: t('draft.treatmentMfn') },
        ...agreements.map((entry) => ({
          value: entry.code,
          label: `${entry.code} · ${t('calc.certificate')} ${entry.attributes['forms'] ?? ''} · ${local(entry.name)}`,
        })),
      ]}
      onChange={props.onChange}
    />
  );
}
