import { countryTables, type TableServices } from './routes/country-tables.ts';
import type { HttpApp } from '#server/platform/http';

export function countryTableRoutes(app: HttpApp, services: TableServices): void {
  countryTables(app, services);
}
