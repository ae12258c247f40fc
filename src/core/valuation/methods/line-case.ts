import type { CodeEntry } from '#core/codes';
import { parseDecimal, type Quantity } from '#core/kernel';
import type { GoodsItem } from '#core/declaration';
import { lineField, refuse, type ValuationRules } from '../valuation-rules.ts';
import type { DeclaredMethod } from './declared-method.ts';

/** One goods line that is not valued by its price. */
export interface LineCase {
  readonly item: GoodsItem;
  readonly index: number;
  readonly declared: DeclaredMethod;
  readonly statements: readonly CodeEntry[];
  readonly rules: ValuationRules;
}

/** How much of the goods is valued, in the unit of the tariff line; says so where it is not stated. */
export function quantityOf({ item, index, rules }: LineCase): Quantity | undefined {
  const value = item.tariffQuantity && parseDecimal(item.tariffQuantity.value);
  if (value !== undefined && value.units > 0n) return { value, unitCode: item.tariffQuantity?.unitCode ?? '' };
  refuse(rules, 'VAL-052', lineField(index, 'tariffQuantity'));
  return undefined;
}
