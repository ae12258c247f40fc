import { figuresOf } from './figures-of.ts';
import type { MeasureServices } from './measure-services.ts';
import type { ModelFigures } from './measure-views.ts';
import { measuringNow } from './measuring.ts';

/** Drift moves by the day and what is settled by the week; to work them out walks over weeks of decisions. */
const REMEMBERED_MS = 10 * 60_000;

/** Figures of a few minutes ago while the same models have the same roles on the same day; who asks meanwhile waits for the same answer. */
export function rememberedFigures(all: MeasureServices): () => Promise<ModelFigures> {
  let remembered:
    | { readonly of: string; readonly untilMs: number; readonly figures: Promise<ModelFigures> }
    | undefined;
  return async () => {
    const { services } = all;
    const measuring = await measuringNow(services);
    const of = JSON.stringify([measuring?.today, measuring?.champion, measuring?.challenger]);
    const nowMs = Date.parse(services.clock.now());
    if (remembered !== undefined && remembered.of === of && nowMs < remembered.untilMs) return remembered.figures;
    const figures = figuresOf(all);
    remembered = { of, untilMs: nowMs + REMEMBERED_MS, figures };
    figures.catch(() => (remembered = undefined));
    return figures;
  };
}
