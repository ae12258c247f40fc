import { assessGoods } from './routes/assess-goods.ts';
import { printExplanation } from './routes/print-explanation.ts';
import { referenceSlice } from './routes/reference-slice.ts';
import type { CountryPack } from '#core/reference';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export { AssessmentQuestion } from './assessment-schemas.ts';
export function assessmentRoutes(app: HttpApp, services: Services, pack: () => CountryPack): void {
  assessGoods(app, services);
  printExplanation(app, services);
  referenceSlice(app, services, pack);
}
