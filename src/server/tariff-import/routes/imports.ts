import { fileRefusal } from '../file-limits.ts';
import type { ImportServices } from '../import-services.ts';
import type { CheckOptions } from '../import-job.ts';
import type { StoredImport } from '../import-store.ts';
import {
  CellErrorSchema,
  CheckBody,
  checkView,
  importView,
  TariffCheckSchema,
  TariffImportSchema,
} from '../import-view.ts';
import { runInThread } from '../run-in-thread.ts';
import { addDays, legalDate, parsePlainDate } from '#core/kernel';
import { demand, signedInOnly } from '#server/access';
import { notFound, refusalsProblem, type HttpApp } from '#server/platform/http';
import { keptBytes } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

export const ImportParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
});

export const RESPONSES = {
  401: Type.Ref('Problem'),
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
  503: Type.Ref('Problem'),
} as const;
/** Each reads a whole file: a person tries a few times a minute. */
export const RATE_LIMIT = { max: 30, timeWindow: '1 minute' } as const;

/** An import for somebody who may propose; to everybody else it does not exist. */
export async function findImport(
  { imports }: ImportServices,
  request: FastifyRequest,
  id: string,
): Promise<StoredImport> {
  demand(request, 'reference.propose');
  const stored = await imports.find(id);
  if (stored === undefined) throw notFound();
  return stored;
}

export function importRoutes(app: HttpApp, all: ImportServices): void {
  const { services, room } = all;
  app.addSchema(TariffImportSchema);
  app.addSchema(CellErrorSchema);
  app.addSchema(TariffCheckSchema);

  app.get(
    '/api/v1/tariff/imports/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showTariffImport',
        tags: ['Operations'],
        summary: 'An uploaded tariff: its sheets, what its columns seem to hold, what was checked last',
        params: ImportParams,
        response: { 200: Type.Ref('TariffImport'), ...RESPONSES },
      },
    },
    async (request) => {
      const stored = await findImport(all, request, request.params.id);
      await room.refresh();
      return importView(stored, room.country().pack.version);
    },
  );

  app.post(
    '/api/v1/tariff/imports/:id/check',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'checkTariff',
        tags: ['Operations'],
        summary: 'Read an uploaded tariff with these columns, and compare it with the one in force',
        description: 'Nothing changes by it. Every wrong cell is named; the changes are listed line by line.',
        params: ImportParams,
        body: CheckBody,
        response: { 200: Type.Ref('TariffCheck'), ...RESPONSES },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request) => {
      const stored = await findImport(all, request, request.params.id);
      const options = checkOptions(request.body, all);
      await room.refresh();
      const { files, pack } = room.country();
      const checked = await runInThread(request.actor, async () => ({
        do: 'check',
        bytes: await keptBytes(services.files, stored.fileId),
        base: files.texts,
        options,
      }));
      if (!checked.ok) throw refusalsProblem(checked.error);
      const { check: found, packed } = checked.value;
      const at = services.clock.now();
      await all.imports.keepCheck(stored.id, { options, basedOn: pack.version, found, packed, at });
      await all.imports.rememberLayout(found.layout, request.actor, at);
      return checkView(found);
    },
  );

  app.get(
    '/api/v1/tariff/imports/:id/check',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showTariffCheck',
        tags: ['Operations'],
        summary: 'What the last check of an uploaded tariff found',
        params: ImportParams,
        response: { 200: Type.Ref('TariffCheck'), ...RESPONSES },
      },
    },
    async (request) => {
      const { id } = await findImport(all, request, request.params.id);
      const found = await all.imports.found(id);
      if (found === undefined) throw notFound();
      return checkView(found);
    },
  );
}

/** Days of declarations are instants too, and one is counted on and back from them. No tariff in force is older. */
const EARLIEST_FROM = '1971-01-01';
const LATEST_FROM = '9899-12-31';

function checkOptions(
  body: Type.Static<typeof CheckBody>,
  { services }: Pick<ImportServices, 'services'>,
): CheckOptions {
  const { zoneOffsetMinutes } = services.reference.current().reference.country;
  const today = legalDate(services.clock.now(), zoneOffsetMinutes);
  // By default nothing that was assessed already changes.
  const from = body.from === undefined ? addDays(today, 1) : parsePlainDate(body.from);
  if (from === undefined || from < EARLIEST_FROM || from > LATEST_FROM)
    throw refusalsProblem([fileRefusal('TIM-104', '/from', { place: body.from ?? '' })]);
  const { sheet, headerRow, columns, keepMissing = false } = body;
  return { sheet, headerRow, columns, from, keepMissing, today };
}
