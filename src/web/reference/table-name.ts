import { useText } from '#web/ui';

/** Lists of codes that have a name; one that a country adds goes by the name that the API knows it by. */
const LISTS = [
  'agency',
  'agreement',
  'amendment-reason',
  'cancellation-ground',
  'cargo-class',
  'characteristic',
  'charge-deduction',
  'country',
  'currency',
  'customs-office',
  'declaration-type',
  'department',
  'document-type',
  'duty-allowance',
  'duty-regime',
  'early-release-ground',
  'incoterm',
  'invoice-class',
  'location',
  'package',
  'payment-terms',
  'price-kind',
  'relationship',
  'relief-ground',
  'simplified-form',
  'storage-place',
  'tax-type',
  'transaction-nature',
  'transport-means',
  'transport-mode',
  'unit',
  'valuation-method',
  'valuation-statement',
] as const;
const CALENDARS = ['special-days', 'working-time'] as const;

/** What a table is called. */
export function useTableName(): (name: string) => string {
  const t = useText();
  return (name) => {
    const calendar = CALENDARS.find((each) => each === name);
    if (calendar !== undefined) return t(`tables.${calendar}`);
    const list = LISTS.find((each) => each === name);
    return list === undefined ? name : t(`tables.list.${list}`);
  };
}
