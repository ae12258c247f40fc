import { decimalText, errorsOf, finish, type PlainDate, type Refusals } from '#core/kernel';
import {
  divided,
  placeInParts,
  SHIPMENT_ITEMS_MAX,
  validateDeclarationInSteps,
  withinTold,
  type Declaration,
  type ShipmentFigures,
} from '#core/declaration';
import type { Reference } from '#core/reference';
import { valueDeclaration, type Valuation } from '#core/valuation';
import { assessShipment } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { withoutRepeats, worthNothing } from './examine-declaration.ts';

/** One of the declarations that a shipment is divided into. */
export interface ShipmentPart {
  readonly declaration: Declaration;
  readonly assessment: Assessment;
}

/** What the checks, the valuation and the assessment say of a shipment that is to be divided. */
export interface ShipmentExamination {
  /** All that was found; a line is named by its place in the shipment. */
  readonly refusals: Refusals;
  /** What the parts come to together. Absent where an error stands in the way. */
  readonly assessment: Assessment | undefined;
  readonly parts: readonly ShipmentPart[];
}

/**
 * Examines a shipment as one document, then divides it: totals are checked and shared costs are spread over all of its
 * lines, and no line comes to other figures than it would if one declaration could carry them all.
 */
export const examineShipment = (shipment: Declaration, reference: Reference, on: PlainDate): ShipmentExamination =>
  finish(examineShipmentInSteps(shipment, reference, on));

/** The same in steps, each a fraction of what 2,000 lines take. */
export function* examineShipmentInSteps(
  shipment: Declaration,
  reference: Reference,
  on: PlainDate,
): Generator<void, ShipmentExamination> {
  const checked = yield* validateDeclarationInSteps(shipment, reference, on, SHIPMENT_ITEMS_MAX);
  yield;
  const valuation = valueDeclaration(shipment, reference, on);
  yield;
  const assessed = assessShipment(shipment, valuation.ok ? valuation.value : worthNothing(on), reference, on);
  if (!valuation.ok || !assessed.ok || errorsOf(checked).length > 0) {
    const later = [...(valuation.ok ? [] : valuation.error), ...(assessed.ok ? [] : assessed.error)];
    const refusals = withinTold(checked, withoutRepeats(later, errorsOf(checked)));
    return { refusals, assessment: undefined, parts: [] };
  }
  yield;
  const { whole, parts } = assessed.value;
  const documents = divided(shipment, (part) => figuresOf(part, valuation.value));
  return {
    refusals: checked,
    assessment: whole,
    parts: documents.flatMap((declaration, part) => {
      const assessment = parts[part];
      return assessment === undefined ? [] : [{ declaration, assessment }];
    }),
  };
}

function figuresOf(part: number, { lines, total, spreading }: Valuation): ShipmentFigures {
  const figures = { goodsItemQuantity: lines.length, customsValue: decimalText(total) };
  if (spreading === undefined) return figures;
  const bearer = spreading.remainder && placeInParts(spreading.remainder.index);
  return {
    ...figures,
    apportionment: {
      total: decimalText(spreading.total),
      ...(spreading.remainder !== undefined &&
        bearer?.part === part && {
          remainder: { index: bearer.index, amount: decimalText(spreading.remainder.amount) },
        }),
    },
  };
}
