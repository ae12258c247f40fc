import type { TariffMeasure } from '#web/client';
import type { TextKey } from '#web/texts';
import { folded, useCodeNames, useFormat, useLocal, useText } from '#web/ui';
import { rateText, withUnitNames } from './rate-text.ts';

type Rated = Pick<TariffMeasure, 'id' | 'type'> & { readonly rate: { readonly kind: string; readonly text: string } };

/** Measures in the words of a person's language. */
export function useMeasureWords() {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const country = useCodeNames('country');
  const characteristic = useCodeNames('characteristic');
  const unit = useCodeNames('unit');

  const condition = ({ kind, text }: TariffMeasure['conditions'][number]): string => {
    switch (kind) {
      case 'certificate':
        return t('measure.certificate', { form: text });
      case 'claim':
        return t('measure.claim');
      case 'exporter':
        return t('measure.exporter', { name: text });
      case 'document':
        return t('measure.document', { reference: text });
      default:
        // `ENGINE_CC > 1500`: the name in front of the bounds.
        return format.calculation(text.replace(/^\S+/, characteristic));
    }
  };
  const origins = ({ type, agreement, countries, excludedOrigins }: TariffMeasure): string => {
    const group =
      agreement !== null
        ? t('measure.originAgreement', { agreement })
        : countries !== null
          ? t('measure.originOf', { countries: countries.map(country).join(', ') })
          : type === 'ordinary' || type === 'mfn'
            ? t(type === 'mfn' ? 'measure.originMfn' : 'measure.originOrdinary')
            : t('measure.originAll');
    const without =
      excludedOrigins.length === 0 ? '' : t('tariff.excluded', { countries: excludedOrigins.map(country).join(', ') });
    return [group, without].filter(Boolean).join(', ');
  };
  const typeName = (type: TariffMeasure['type'] | 'line'): string => t(`measure.${type}` satisfies TextKey);
  const nameOf = ({ id, name }: Pick<TariffMeasure, 'id' | 'name'>): string => (name.vi === id ? '' : local(name));
  return {
    type: typeName,
    /** A name of its own, besides that of its type; empty where it has none. */
    name: nameOf,
    /** `Special consumption tax: beer`; a name that says the type itself stands alone, as that of an agreement does. */
    title: ({ type, ...named }: Pick<TariffMeasure, 'id' | 'name' | 'type'>): string => {
      const [kind, name] = [typeName(type), nameOf(named)];
      if (name === '') return kind;
      return type === 'preference' || folded(name).startsWith(folded(kind)) ? name : `${kind}: ${name}`;
    },
    rate: ({ type, rate }: Rated): string => {
      if (rate.kind === 'none') return type === 'vat' ? t('tariff.vatNotSubject') : rate.text === '' ? '' : '—';
      return format.calculation(withUnitNames(rateText(rate.text, format.decimal), unit));
    },
    origins,
    condition,
    /** What tells it from others of its type and name, short: countries of origin, and what must be so. */
    scope: ({ countries, conditions }: Pick<TariffMeasure, 'countries' | 'conditions'>): string =>
      [
        ...(countries === null ? [] : [t('measure.originOf', { countries: countries.map(country).join(', ') })]),
        ...conditions.filter(({ kind }) => kind !== 'certificate' && kind !== 'document').map(condition),
      ].join(' · '),
    validity: ({ validFrom, validTo }: Pick<TariffMeasure, 'validFrom' | 'validTo'>): string =>
      validTo === null
        ? t('measure.from', { from: format.date(validFrom) })
        : t('measure.until', { from: format.date(validFrom), to: format.date(validTo) }),
  };
}
