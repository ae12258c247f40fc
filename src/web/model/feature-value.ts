import { FEATURES, type FeatureName } from '#core/feature';
import { country, useFormat, useText } from '#web/ui';

const isFeature = (name: string): name is FeatureName => FEATURES.some((one) => one === name);

/** What a feature is called; a model from elsewhere may have columns of other names, which are shown as they are. */
export function useFeatureName(): (name: string) => string {
  const t = useText();
  return (name) => (isFeature(name) ? t(`model.feature.${name}`) : name);
}

/** Logarithms are told as what they are of: the half precision that a row is kept in leaves three digits. */
const DIGITS = 3;
const DAYS_A_YEAR = 365;
/** Nearer than this to the usual is usual. */
const DEVIATIONS_SHOWN = 0.05;

/** A value of a row as people read it: amounts instead of logarithms, words instead of 0 and 1. `null` was missing. */
export function useFeatureValue(): (name: string, value: number | null) => string {
  const t = useText();
  const format = useFormat();
  const { currency } = country();
  const about = (amount: number): string =>
    amount > 0 && Number.isFinite(amount) ? String(Number(amount.toPrecision(DIGITS))) : '0';
  const count = (value: number): string =>
    format.decimal(value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1));
  const percent = (share: number): string => `${format.decimal((share * 100).toFixed(1))}\u00a0%`;
  const shown: Readonly<Record<Kind, (value: number) => string>> = {
    money: (value) => `≈ ${format.money(wholeOf(about(Math.exp(value))), currency)}`,
    duty: (value) => `≈ ${format.money(wholeOf(about(Math.expm1(value))), currency)}`,
    mass: (value) => `≈ ${format.decimal(plain(about(Math.exp(value))))}\u00a0kg`,
    quantity: (value) => `≈ ${format.decimal(plain(about(Math.exp(value))))}`,
    percent,
    yesNo: (value) => t(value === 0 ? 'model.value.no' : 'model.value.yes'),
    code: (value) => String(value).padStart(2, '0'),
    days: (value) =>
      value >= 2 * DAYS_A_YEAR
        ? t('model.value.years', { years: format.decimal((value / DAYS_A_YEAR).toFixed(1)) })
        : t('model.value.days', { days: format.decimal(value < 10 ? value.toFixed(1) : String(Math.round(value))) }),
    deviations: (value) =>
      Math.abs(value) < DEVIATIONS_SHOWN
        ? t('model.value.usual')
        : t(value < 0 ? 'model.value.below' : 'model.value.above', { times: count(Math.abs(value)) }),
    count,
    points: (value) =>
      Math.abs(value) < 0.0005
        ? t('model.value.usual')
        : t(value < 0 ? 'model.value.pointsBelow' : 'model.value.pointsAbove', { points: percent(Math.abs(value)) }),
  };
  return (name, value) => {
    if (!isFeature(name))
      return value === null ? t('model.value.unknown') : format.decimal(plain(about(Math.abs(value))));
    if (value === null) return t(NEVER.has(name) ? 'model.value.never' : 'model.value.unknown');
    return shown[KINDS[name]](value);
  };
}

const wholeOf = (text: string): string => plain(String(Math.round(Number(text))));
/** Without an exponent: what is formatted are decimals. */
const plain = (text: string): string => (text.includes('e') ? BigInt(Math.round(Number(text))).toString() : text);

type Kind =
  | 'money'
  | 'duty'
  | 'mass'
  | 'quantity'
  | 'percent'
  | 'yesNo'
  | 'code'
  | 'days'
  | 'deviations'
  | 'count'
  | 'points';

/** Missing where there was no such time before. */
const NEVER: ReadonlySet<FeatureName> = new Set(['daysSinceImporter', 'daysSinceImporterAndCode']);

const KINDS: Readonly<Record<FeatureName, Kind>> = {
  logValue: 'money',
  logMass: 'mass',
  logQuantity: 'quantity',
  dutyRate: 'percent',
  logDuty: 'duty',
  preference: 'yesNo',
  chapter: 'code',
  dispatchNotOrigin: 'yesNo',
  massPerPackage: 'mass',
  importerAgeDays: 'days',
  priceByMassOfCode: 'deviations',
  priceOfCode: 'deviations',
  priceOfCodeAndOrigin: 'deviations',
  priceOfImporterAndCode: 'deviations',
  massPerUnitOfCode: 'deviations',
  massPerPackageOfCode: 'deviations',
  rateOfImporter: 'percent',
  rateOfDeclarant: 'percent',
  rateOfPartner: 'percent',
  rateOfCode: 'percent',
  rateOfHeading: 'percent',
  rateOfOrigin: 'percent',
  rateOfHeadingAndOrigin: 'percent',
  rateOfPartnerAndHeading: 'percent',
  rateOfImporterAndHeading: 'percent',
  rateOfOffice: 'percent',
  checkedOfImporter: 'count',
  checkedOfPartner: 'count',
  declaredByImporter: 'count',
  declaredByPartner: 'count',
  declaredOfImporterAndCode: 'count',
  declaredOfImporterAndPartner: 'count',
  declaredOfCodeAndOrigin: 'count',
  daysSinceImporter: 'days',
  daysSinceImporterAndCode: 'days',
  daysSincePartnerFirst: 'days',
  dutyBelowHeading: 'points',
  samePartnerWithinThreeDays: 'count',
  importersOfPartner: 'count',
};
