import { examineAnyLodging, examineTaxes } from '#core/clearance';
import { Declaration, fieldPointer, parseDeclarationNumber } from '#core/declaration';
import { textAt } from '#core/draft';
import { errorsOf, type Actor, type PlainDate, type Refusal } from '#core/kernel';
import { withLegalBases } from '#core/reference';
import { dayOf } from '#server/codes';
import { readDeclaration } from '#server/declaration';
import { ProblemError, shapeRefusalsOf } from '#server/platform/http';
import type { Services } from '#server/platform/services';

/** What is examined is to overwrite or amend another. */
export interface Earlier {
  readonly replaces?: string | undefined;
  /** The day whose law is asked: that of the declaration that is amended. */
  readonly on?: PlainDate | undefined;
}

/** What would be refused were it sent now. */
export function errorsIn(content: unknown, { replaces, on }: Earlier, services: Services): readonly Refusal[] {
  const shape = shapeRefusalsOf(content, Declaration);
  if (shape.length > 0) return errorsOf(shape);
  const { reference } = services.reference.current();
  const today = dayOf(undefined, services);
  // Its shape was looked at just now.
  const declaration = content as Declaration;
  const replaced = replaces === undefined ? undefined : parseDeclarationNumber(replaces);
  const { refusals } =
    on === undefined
      ? examineAnyLodging({ declaration, ...(replaced !== undefined && { replaces: replaced }) }, reference, today)
      : examineTaxes(declaration, reference, on);
  return errorsOf(withLegalBases(refusals, reference.legalBases, today));
}

/** Of a draft that is not finished: only what is wrong with what was written, not what is still missing. */
export const writtenOnly = (errors: readonly Refusal[], content: Parameters<typeof textAt>[0]): readonly Refusal[] =>
  errors.filter(({ pointer }) => {
    const place = fieldPointer(pointer);
    return place !== undefined && textAt(content, place) !== '';
  });

/** The law of the version that is amended; `undefined` where there is none that this actor may see. */
export async function dayOfLaw(services: Services, actor: Actor, number: string): Promise<PlainDate | undefined> {
  const parsed = parseDeclarationNumber(number);
  if (parsed === undefined) return undefined;
  try {
    return (await readDeclaration(services, actor, parsed)).legalDate ?? undefined;
  } catch (error) {
    // To this actor it does not exist: the draft is judged by the law of today.
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** Whether a refusal is about a place, or about what the place is the figure of. */
export const isAbout = ({ pointer }: Pick<Refusal, 'pointer'>, place: string): boolean =>
  pointer === place || fieldPointer(pointer) === place;
