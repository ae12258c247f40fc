import { decimalText, type Decimal } from '#core/kernel';

/** `5%`, `7.5%`. Nearly all rates are whole, and their texts are ready. */
export function percentText(percent: Decimal): string {
  const ready = percent.scale === 0 ? WHOLE_PERCENTS[Number(percent.units)] : undefined;
  return ready ?? `${decimalText(percent)}%`;
}

const WHOLE_PERCENTS: readonly string[] = Array.from({ length: 101 }, (_, percent) => `${percent}%`);
