import { useFormat } from '#web/ui';

/** As many digits as a price needs to be compared by eye. */
const DIGITS = 4;

/** A price of comparison with its currency: it compares, so four digits say enough. */
export function usePrice(currency: string): (price: number) => string {
  const format = useFormat();
  return (price) => `${format.decimal(decimalOf(price))}\u00a0${currency}`;
}

function decimalOf(price: number): string {
  const decimals = DIGITS - 1 - Math.floor(Math.log10(price));
  return decimals <= 0 ? price.toFixed(0) : price.toFixed(Math.min(decimals, 12)).replace(/\.?0+$/u, '');
}

/** `2026-11` as people write it. */
export const monthShown = (month: string): string => `${month.slice(5, 7)}/${month.slice(0, 4)}`;
