import type { HttpApp } from '#server/platform/http';
import type { LearningServices } from './learning-services.ts';
import { bringInModel } from './routes/bring-in-model.ts';
import { changeModels } from './routes/change-models.ts';
import { readModels } from './routes/read-models.ts';
import { trainings } from './routes/trainings.ts';

export function learningRoutes(app: HttpApp, all: LearningServices, version: string): void {
  readModels(app, all);
  trainings(app, all);
  changeModels(app, all);
  bringInModel(app, all, version);
}

export { followGoods, LEARNING_AT_LEISURE, LEARNING_FOLLOWER } from './follow-goods.ts';
export { followLearned, learningJob } from './follow-learned.ts';
export { openLearnedRoom, type LearnedRoom } from './learned-room.ts';
export { openMemory, type Memory } from './memory.ts';
export { modelStore } from './model-store.ts';
export { packedGoods } from './packed-goods.ts';
export type { LearningServices } from './learning-services.ts';
export { servedModels } from './served-models.ts';
export { openTrainings, type Trainings } from './training/trainings.ts';
