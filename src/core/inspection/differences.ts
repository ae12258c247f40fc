import type { Declaration, GoodsItem } from '#core/declaration';
import { decimal, equalDecimals } from '#core/kernel';
import type { Discrepancy, PhysicalFinding } from './inspection.ts';

/** What was found otherwise than it was declared; whether it matters, and what becomes of it, is for the inspector to say. */
export type Difference = Omit<Discrepancy, 'follow'>;

/** By what was noted last of each line. Quantities are compared where they are counted in one unit. */
export function differencesOf(
  { findings }: { readonly findings: readonly PhysicalFinding[] },
  { goodsItems }: Pick<Declaration, 'goodsItems'>,
): readonly Difference[] {
  const last = new Map(
    findings.flatMap((finding) => (finding.line === null ? [] : [[finding.line, finding] as const])),
  );
  const declared = goodsItems.flatMap((item) => {
    const finding = last.get(item.sequence);
    return finding === undefined ? [] : differencesInLine(item, finding);
  });
  const undeclared = findings
    .filter(({ line }) => line === null)
    .map(({ note, quantityFound, unitCode }) => ({
      line: null,
      kind: 'undeclared' as const,
      declared: NOTHING,
      found: [note.trim(), quantityFound, unitCode].filter((part) => part !== null && part !== '').join(' '),
    }));
  return [...declared, ...undeclared];
}

/** Declared for goods that no line names. */
const NOTHING = '—';

function differencesInLine(item: GoodsItem, finding: PhysicalFinding): readonly Difference[] {
  const { quantityFound, unitCode, codeFound, originFound } = finding;
  const line = item.sequence;
  const counted = [item.tariffQuantity, item.supplementaryQuantity].find(
    (quantity) => quantity !== undefined && quantity.unitCode === unitCode,
  );
  const differences: Difference[] = [];
  if (quantityFound !== null && counted && !equalDecimals(decimal(counted.value), decimal(quantityFound)))
    differences.push({
      line,
      kind: 'quantity',
      declared: `${counted.value} ${unitCode}`,
      found: `${quantityFound} ${unitCode}`,
    });
  const code = item.commodityCode ?? NOTHING;
  if (codeFound !== null && codeFound !== code)
    differences.push({ line, kind: 'code', declared: code, found: codeFound });
  const origin = item.origin?.countryCode ?? NOTHING;
  if (originFound !== null && originFound !== origin)
    differences.push({ line, kind: 'origin', declared: origin, found: originFound });
  return differences;
}
