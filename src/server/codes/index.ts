import { listCodes } from './routes/list-codes.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export const codesRoutes = (app: HttpApp, services: Services): void => listCodes(app, services);
export { dayAsked, dayOf } from './day-of.ts';
