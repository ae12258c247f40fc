import { figuresOf, freshParts } from './figures-of.ts';
import type { MeasureServices } from './measure-services.ts';
import type { ModelFigures } from './measure-views.ts';

const DRIFT_REMEMBERED_MS = 10 * 60_000;

/**
 * Figures as they were worked out before: what is settled, which walks over weeks of decisions, for as long as the day and the roles are the same; drift
 * for some minutes. Who asks meanwhile waits for the same answer.
 */
export function rememberedFigures(all: MeasureServices): () => Promise<ModelFigures> {
  const fresh = freshParts(all);
  const settled = remembering<ModelFigures['settled']>();
  const drift = remembering<ModelFigures['drift']>();
  return () =>
    figuresOf(all, {
      settled: (measuring) => {
        const { today, champion, challenger, settings } = measuring;
        return settled(JSON.stringify([today, champion, challenger, settings]), () => fresh.settled(measuring));
      },
      drift: (champion, measuring) => {
        const moment = Math.floor(Date.parse(all.services.clock.now()) / DRIFT_REMEMBERED_MS);
        return drift(JSON.stringify([moment, champion]), () => fresh.drift(champion, measuring));
      },
    });
}

/** The last answer, while it is of the same question; what failed is asked again. */
function remembering<Answer>(): (question: string, answer: () => Promise<Answer>) => Promise<Answer> {
  let last: { readonly question: string; readonly answer: Promise<Answer> } | undefined;
  return async (question, answer) => {
    if (last?.question === question) return last.answer;
    const asked = { question, answer: answer() };
    last = asked;
    asked.answer.catch(() => {
      if (last === asked) last = undefined;
    });
    return asked.answer;
  };
}
