import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Variation } from '#core/assessment';
import { CodePicker, TariffPicker, useCodes, useText } from '#web/ui';
import classes from './calculator.module.css';
import { currencyByDefault, isCode, VARIATIONS_MAX, type Question } from './question.ts';
import { Delivery, TreatmentPicker } from './question-form.tsx';

/** Adds what-ifs: an agreement of the origin at one press, anything else by naming what is otherwise. */
export function WhatIf(props: {
  readonly question: Question;
  readonly variations: readonly Variation[];
  readonly onChange: (variations: readonly Variation[]) => void;
}) {
  const t = useText();
  const { question, variations, onChange } = props;
  const [open, setOpen] = useState(false);
  const tried = new Set([question.treatment, ...variations.map(({ tariffTreatment }) => tariffTreatment)]);
  const agreements = useCodes('agreement').filter(
    ({ code, attributes }) =>
      !tried.has(code) && (attributes['members'] ?? '').split(' ').includes(question.origin ?? ''),
  );
  const add = (variation: Variation) => onChange([...variations, variation]);
  if (variations.length >= VARIATIONS_MAX) return <p className={classes.hint}>{t('whatIf.full')}</p>;
  return (
    <div className={classes.whatIf}>
      {variations.length === 0 && <p className={classes.hint}>{t('whatIf.lead')}</p>}
      <div className={classes.suggestions}>
        {agreements.map(({ code, attributes }) => (
          <Button
            key={code}
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => add({ tariffTreatment: code })}
          >
            {t('whatIf.agreement', { code, form: attributes['forms']?.split(' ')[0] ?? '' })}
          </Button>
        ))}
        <Button
          variant="default"
          size="xs"
          aria-expanded={open}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t('whatIf.other')}
        </Button>
      </div>
      {open && (
        <Otherwise
          question={question}
          onAdd={(variation) => {
            add(variation);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

function Otherwise(props: { readonly question: Question; readonly onAdd: (variation: Variation) => void }) {
  const t = useText();
  const { question } = props;
  const currency = question.currency ?? currencyByDefault();
  const [code, setCode] = useState('');
  const [origin, setOrigin] = useState('');
  const [treatment, setTreatment] = useState('');
  const [delivery, setDelivery] = useState({ incoterm: '', freight: '', insurance: '' });
  const [on, setOn] = useState('');
  const variation: Variation = {
    ...(isCode(code) && { commodityCode: code }),
    ...(origin !== '' && { originCountryCode: origin }),
    ...(treatment !== '' && { tariffTreatment: treatment }),
    ...(delivery.incoterm !== '' && { incoterm: delivery.incoterm }),
    ...(delivery.freight !== '' && { freight: { amount: delivery.freight, currency } }),
    ...(delivery.insurance !== '' && { insurance: { amount: delivery.insurance, currency } }),
    ...(on !== '' && { on }),
  };
  const unchanged = t('whatIf.unchanged');
  return (
    <form
      className={classes.otherwise}
      onSubmit={(event) => {
        event.preventDefault();
        props.onAdd(variation);
      }}
    >
      <CodePicker
        list="country"
        label={t('calc.origin')}
        value={origin}
        placeholder={unchanged}
        clearable
        onChange={(chosen) => {
          setOrigin(chosen);
          setTreatment('');
        }}
      />
      <TreatmentPicker
        origin={origin || (question.origin ?? '')}
        value={treatment}
        placeholder={origin === '' ? unchanged : t('calc.treatmentAuto')}
        onChange={setTreatment}
      />
      <TariffPicker label={t('calc.code')} value={code} onChange={setCode} />
      <Delivery
        term={delivery.incoterm}
        freight={delivery.freight}
        insurance={delivery.insurance}
        placeholder={unchanged}
        onChange={(part) => setDelivery((before) => ({ ...before, ...part }))}
      />
      <TextInput label={t('calc.on')} type="date" value={on} onChange={(event) => setOn(event.currentTarget.value)} />
      <Button type="submit" disabled={Object.keys(variation).length === 0}>
        {t('whatIf.add')}
      </Button>
    </form>
  );
}
