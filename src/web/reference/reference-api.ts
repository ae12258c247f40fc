import {
  answer,
  server,
  type BodyOf,
  type ChangesQuery,
  type TariffCheckQuestion,
  type EditedTable,
} from '#web/client';

/** The calls of the reference data, apart from those that every page carries. */
export const referenceApi = {
  publications: () => answer(server.GET('/api/v1/reference/publications')),
  countryTables: () => answer(server.GET('/api/v1/reference/tables')),
  countryTable: (name: string) => answer(server.GET('/api/v1/reference/tables/{name}', { params: { path: { name } } })),
  checkTable: (name: string, body: EditedTable) =>
    answer(server.POST('/api/v1/reference/tables/{name}/checks', { params: { path: { name } }, body })),
  proposeTable: (name: string, body: EditedTable & { readonly reason: string }) =>
    answer(server.POST('/api/v1/reference/tables/{name}/proposal', { params: { path: { name } }, body })),
  tariffImport: (id: string) => answer(server.GET('/api/v1/tariff/imports/{id}', { params: { path: { id } } })),
  checkTariff: (id: string, body: TariffCheckQuestion) =>
    answer(server.POST('/api/v1/tariff/imports/{id}/check', { params: { path: { id } }, body })),
  tariffImportChanges: (id: string, query: ChangesQuery) =>
    answer(server.GET('/api/v1/tariff/imports/{id}/changes', { params: { path: { id }, query } })),
  proposeTariff: (id: string, body: BodyOf<'proposeTariff'>) =>
    answer(server.POST('/api/v1/tariff/imports/{id}/proposal', { params: { path: { id } }, body })),
};
