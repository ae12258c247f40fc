import { assessGoods } from './routes/assess-goods.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export { AssessmentQuestion } from './assessment-schemas.ts';
export { questionDeclaration } from './question-declaration.ts';
export const assessmentRoutes = (app: HttpApp, services: Services): void => assessGoods(app, services);
