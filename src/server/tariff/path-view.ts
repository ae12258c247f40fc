import type { Reference } from '#core/reference';
import { Type, type Static } from 'typebox';

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
const Step = Type.Object({ code: Type.String(), name: TextSchema });
const StepOrNull = Type.Union([Step, Type.Null()]);

/** Where a code stands in the nomenclature; a level without a name of its own is `null`. */
export const TariffPathSchema = Type.Object(
  { section: StepOrNull, chapter: StepOrNull, heading: StepOrNull },
  { $id: 'TariffPath' },
);

export function pathView(code: string, { tariff }: Reference): Static<typeof TariffPathSchema> {
  const section = tariff.section(code.slice(0, 2));
  const chapter = tariff.chapter(code.slice(0, 2));
  const heading = tariff.heading(code.slice(0, 4));
  return {
    section: section ? { code: section.code, name: section.name } : null,
    chapter: chapter ? { code: chapter.code, name: chapter.name } : null,
    heading: heading ? { code: heading.code, name: heading.name } : null,
  };
}
