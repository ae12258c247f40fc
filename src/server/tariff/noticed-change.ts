import { measureView, type MeasureView } from './line-view.ts';
import { MEASURE_TYPES, nodesOfLines, type CalendarChange, type Tariff } from '#core/tariff';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });

const Side = nullable(
  Type.Object({
    id: Type.String(),
    name: TextSchema,
    countries: nullable(Type.Array(Type.String())),
    rate: Type.Object({ kind: Type.String(), text: Type.String() }),
    conditions: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
  }),
);

/** A change as a notice keeps it: short, and as it was told. */
export const NoticedChangeSchema = Type.Object(
  {
    day: Type.String(),
    type: Type.Enum(['line', ...MEASURE_TYPES]),
    kind: Type.Enum(['began', 'ended', 'changed']),
    before: Side,
    after: Side,
    lineCount: Type.Integer(),
    nodes: Type.Array(Type.String(), { description: 'The first of the fewest nodes that hold exactly these lines' }),
    nodesLeftOut: Type.Integer(),
  },
  { $id: 'NoticedTariffChange' },
);
export type NoticedChange = Static<typeof NoticedChangeSchema>;

const NODES_KEPT_MAX = 6;

export function noticedChange(
  { day, type, kind, before, after, codes }: CalendarChange,
  tariff: Tariff,
): NoticedChange {
  const nodes = nodesOfLines(codes, tariff.codes);
  const [first = ''] = codes;
  return {
    day,
    type,
    kind,
    before: before && sideOf(measureView(before, first, tariff, day)),
    after: after && sideOf(measureView(after, first, tariff, day)),
    lineCount: codes.length,
    nodes: nodes.slice(0, NODES_KEPT_MAX),
    nodesLeftOut: Math.max(nodes.length - NODES_KEPT_MAX, 0),
  };
}

const sideOf = ({ id, name, countries, rate, conditions }: MeasureView): NonNullable<NoticedChange['before']> => ({
  id,
  name,
  countries,
  rate: { kind: rate.kind, text: rate.text },
  conditions,
});
