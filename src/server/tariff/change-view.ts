import { measureView, type MeasureView } from './line-view.ts';
import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import {
  lineHistory,
  MEASURE_TYPES,
  nodeOn,
  nodesOfLines,
  type CalendarChange,
  type LineStretch,
  type MeasureChange,
} from '#core/tariff';
import { Type } from 'typebox';

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Kind = Type.Enum(['began', 'ended', 'changed']);

const measures = {
  kind: Kind,
  before: nullable(Type.Ref('TariffMeasure')),
  after: nullable(Type.Ref('TariffMeasure')),
};

export const TariffStretchSchema = Type.Object(
  {
    validFrom: Type.String(),
    validTo: nullable(Type.String()),
    name: TextSchema,
    unitCodes: Type.Array(Type.String()),
    begins: Type.Boolean({ description: 'The code has no line on the day before' }),
    ends: Type.Boolean({ description: 'The code has no line on the day after' }),
    renamed: Type.Boolean(),
    unitsChanged: Type.Boolean(),
    changes: Type.Array(Type.Object({ type: Type.Enum(MEASURE_TYPES), ...measures }), {
      description: 'What is different from the stretch before',
    }),
  },
  { $id: 'TariffStretch' },
);

export const TariffChangeSchema = Type.Object(
  {
    day: Type.String({ description: 'The first day on which it is different' }),
    type: Type.Enum(['line', ...MEASURE_TYPES], {
      description: '`line`: the lines themselves begin, end or are renamed',
    }),
    ...measures,
    lineCount: Type.Integer(),
    nodes: Type.Array(Type.Object({ code: Type.String(), name: nullable(TextSchema) }), {
      description: 'The fewest nodes that hold exactly these lines; the first of them',
    }),
    nodesLeftOut: Type.Integer({ description: 'How many more there are; ask within a chapter or heading for them' }),
  },
  { $id: 'TariffChange' },
);

export interface ChangeView {
  readonly day: string;
  readonly type: CalendarChange['type'];
  readonly kind: CalendarChange['kind'];
  readonly before: MeasureView | null;
  readonly after: MeasureView | null;
  readonly lineCount: number;
  readonly nodes: { code: string; name: { vi: string; en: string } | null }[];
  readonly nodesLeftOut: number;
}

/** As many as a person reads of one change. */
const NODES_SHOWN_MAX = 40;

export function changeView(
  { day, type, kind, before, after, codes }: CalendarChange,
  reference: Reference,
): ChangeView {
  const { tariff } = reference;
  const [first = ''] = codes;
  const nodes = nodesOfLines(codes, tariff.codes);
  return {
    day,
    type,
    kind,
    ...sides({ before, after }, first, reference, day),
    lineCount: codes.length,
    nodes: nodes.slice(0, NODES_SHOWN_MAX).map((code) => {
      const name = nodeOn(tariff, code, day)?.name;
      return { code, name: name ? { ...name } : null };
    }),
    nodesLeftOut: Math.max(nodes.length - NODES_SHOWN_MAX, 0),
  };
}

/** All stretches of a code, oldest first; empty where there never is such a line. */
export function historyView(code: string, reference: Reference) {
  return lineHistory(reference.tariff.historyOf(code)).map((stretch) => stretchView(stretch, reference));
}

const stretchView = ({ line, begins, ends, renamed, unitsChanged, changes }: LineStretch, reference: Reference) => ({
  validFrom: line.validFrom,
  validTo: line.validTo,
  name: { ...line.name },
  unitCodes: [...line.unitCodes],
  begins,
  ends,
  renamed,
  unitsChanged,
  changes: changes.map(({ type, before, after }) => ({
    type,
    kind: kindOf(before, after),
    ...sides({ before, after }, line.code, reference, line.validFrom),
  })),
});

const kindOf = (before: MeasureChange['before'], after: MeasureChange['after']): 'began' | 'ended' | 'changed' =>
  before === null ? 'began' : after === null ? 'ended' : 'changed';

const sides = (
  { before, after }: Pick<MeasureChange, 'before' | 'after'>,
  code: string,
  { tariff }: Reference,
  day: PlainDate,
) => ({
  before: before && measureView(before, code, tariff, day),
  after: after && measureView(after, code, tariff, day),
});
