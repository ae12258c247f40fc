import { printDocument } from './routes/print-document.ts';
import type { NameOf } from './document-kinds.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export const printingRoutes = (app: HttpApp, services: Services, nameOf: NameOf): void =>
  printDocument(app, services, nameOf);
