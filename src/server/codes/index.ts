import { listCodes } from './routes/list-codes.ts';
import { readCountry } from './routes/read-country.ts';
import { readExample } from './routes/read-example.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export function codesRoutes(app: HttpApp, services: Services): void {
  listCodes(app, services);
  readCountry(app, services);
  readExample(app, services);
}

export { dayAsked, dayOf } from './day-of.ts';
export { exampleNow } from './routes/read-example.ts';
