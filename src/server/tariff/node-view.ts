import { lineSummary, measureView, type MeasureView } from './line-view.ts';
import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { childrenOn, nodeMeasuresOn, nodeOn, pathOn, type TariffNode } from '#core/tariff';
import { Type, type Static } from 'typebox';

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });

export const TariffNodeStepSchema = Type.Object(
  {
    code: Type.String({ description: 'A Roman number, or two, four, six or eight digits' }),
    level: Type.Enum(['section', 'chapter', 'heading', 'subheading', 'line']),
    name: Type.Union([TextSchema, Type.Null()], {
      description: 'null where the tariff names it not and its lines share no words',
    }),
    namedByLines: Type.Boolean({ description: 'The name is made of the words that its lines share' }),
    lineCount: Type.Integer({ description: 'Lines of the day under it' }),
    first: Type.Ref('TariffLineSummary', { description: 'The first line under it; where there is but one, that one' }),
  },
  { $id: 'TariffNodeStep' },
);
type StepView = Static<typeof TariffNodeStepSchema> & { readonly first: ReturnType<typeof lineSummary> };

export const TariffNodeSchema = Type.Object(
  {
    on: Type.String(),
    node: Type.Union([Type.Ref('TariffNodeStep'), Type.Null()], { description: 'null for the whole table' }),
    path: Type.Array(Type.Ref('TariffNodeStep'), { description: 'The nodes above, the section first' }),
    children: Type.Array(Type.Ref('TariffNodeStep')),
    notes: Type.Array(Type.Object({ node: Type.String(), text: TextSchema, illustrative: Type.Boolean() }), {
      description: 'Of the node and of those above it, the widest first',
    }),
    measures: Type.Array(Type.Ref('TariffMeasure'), {
      description: 'Those that the node carries or has from above; `node` tells which',
    }),
  },
  { $id: 'TariffNode' },
);

interface TariffNodeView {
  readonly on: string;
  readonly node: StepView | null;
  readonly path: StepView[];
  readonly children: StepView[];
  readonly notes: { node: string; text: { vi: string; en: string }; illustrative: boolean }[];
  readonly measures: MeasureView[];
}

/** A node of a day with what is above, below and on it; the empty text is the whole table. `undefined` where no line is under it. */
export function nodeView(code: string, { tariff }: Reference, on: PlainDate): TariffNodeView | undefined {
  const node = code === '' ? null : nodeOn(tariff, code, on);
  if (node === undefined) return undefined;
  const path = node === null ? [] : pathOn(tariff, code, on);
  const told = [...path.map((above) => above.code), ...(code === '' ? [] : [code])];
  return {
    on,
    node: node && stepView(node),
    path: path.map(stepView),
    children: childrenOn(tariff, code, on).map(stepView),
    notes: told
      .flatMap((place) => tariff.notesOf(place))
      .map(({ node: place, text, illustrative }) => ({ node: place, text: { ...text }, illustrative })),
    measures: nodeMeasuresOn(tariff, code, on).map(({ node: carrier, measure }) =>
      measureView(measure, carrier, tariff, on),
    ),
  };
}

const stepView = ({ code, level, name, named, lineCount, firstLine }: TariffNode): StepView => ({
  code,
  level,
  name: name && { ...name },
  namedByLines: named === 'by its lines',
  lineCount,
  first: lineSummary(firstLine),
});
