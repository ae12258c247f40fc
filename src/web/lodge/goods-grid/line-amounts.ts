/** What a line has more of, the more goods it has: added when lines are grouped, shared out when one is split. */
export const SUMMED_PLACES = [
  'tariffQuantity/value',
  'supplementaryQuantity/value',
  'itemChargeAmount/amount',
  'netMass/value',
  'grossMass/value',
  'packagings/0/quantity/value',
] as const;

export const QUANTITY = 'tariffQuantity/value';
