import { MEASURE_TYPES, nodesOfLines, type CalendarChange, type Measure, type Tariff } from '#core/tariff';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });

const Side = nullable(
  Type.Object({
    id: Type.String(),
    name: nullable(TextSchema),
    rate: Type.Object({ kind: Type.String(), text: Type.String() }),
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
  { codes: all }: Pick<Tariff, 'codes'>,
): NoticedChange {
  const nodes = nodesOfLines(codes, all);
  return {
    day,
    type,
    kind,
    before: sideOf(before),
    after: sideOf(after),
    lineCount: codes.length,
    nodes: nodes.slice(0, NODES_KEPT_MAX),
    nodesLeftOut: Math.max(nodes.length - NODES_KEPT_MAX, 0),
  };
}

const sideOf = (measure: Measure | null): NoticedChange['before'] =>
  measure && {
    id: measure.id,
    name: measure.name ? { ...measure.name } : null,
    rate: { kind: measure.rate.kind, text: measure.rate.text },
  };
