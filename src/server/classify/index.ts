import { classificationQuestions } from './routes/classification-questions.ts';
import { classifyText } from './routes/classify-text.ts';
import type { Learned } from '#core/classify';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export function classifyRoutes(app: HttpApp, services: Services, learned: () => Learned): void {
  classifyText(app, services, learned);
  classificationQuestions(app, services);
}

export { AT_LEISURE, CLASSIFY_FOLLOWER, followReleases } from './classify-follower.ts';
export { learnedMemory, type LearnedMemory } from './learned-memory.ts';
