import { printDocument } from './routes/print-document.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export const printingRoutes = (app: HttpApp, services: Services): void => printDocument(app, services);
