import { TextInput } from '@mantine/core';
import {
  CharacteristicInput,
  CodePicker,
  DecimalInput,
  TariffName,
  TariffPicker,
  useCharacteristics,
  useCodes,
  useLocal,
  useText,
} from '#web/ui';
import classes from './calculator.module.css';
import { CURRENCY_DEFAULT, factsOf, factsText, VALUE_AT_GATE, type Question } from './question.ts';

/** What is asked about: the goods, their price and delivery term, what is claimed for them, and the day. */
export function QuestionForm(props: { readonly question: Question; readonly onChange: (part: Question) => void }) {
  const t = useText();
  const { question, onChange } = props;
  const characteristics = useCharacteristics(question.code ?? '');
  const facts = factsOf(question);
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
          value={question.currency ?? CURRENCY_DEFAULT}
          onChange={(currency) => onChange({ currency })}
        />
      </div>
      <Delivery
        term={question.incoterm || VALUE_AT_GATE}
        freight={question.freight ?? ''}
        insurance={question.insurance ?? ''}
        onChange={onChange}
      />
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
      <TreatmentPicker
        origin={question.origin ?? ''}
        value={question.treatment ?? ''}
        placeholder={t('calc.treatmentAuto')}
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
