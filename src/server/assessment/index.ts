import { assessGoods } from './routes/assess-goods.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export { AssessmentQuestion, questionDeclaration } from './routes/assess-goods.ts';
export const assessmentRoutes = (app: HttpApp, services: Services): void => assessGoods(app, services);
