import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { declarationFixes } from '../declarations-to-fix.ts';
import { draftFixes } from '../drafts-to-fix.ts';
import { FixSchema } from '../fix-schemas.ts';
import type { FixesRoom } from '../fixes-room.ts';
import { importFixes } from '../imports-to-fix.ts';
import { preRegistrationFixes } from '../pre-registrations-to-fix.ts';

/** More than anybody mends before looking again. */
const FIXES_MAX = 1_000;

export function listFixes(app: HttpApp, { services }: FixesRoom): void {
  app.addSchema(FixSchema);
  app.get(
    '/api/v1/fixes',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listFixes',
        tags: ['Declarations'],
        summary:
          'What stands in the way of drafts that could not be lodged, of imported files, and what customs told you to amend',
        description: 'Checked anew as you ask. Group it by `code`; mend many by one request.',
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('Fix')),
            isCut: Type.Boolean({ description: 'There is more than is listed' }),
            asOf: Type.String(),
          }),
          401: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    },
    async ({ actor }) => {
      const found = [
        ...(await declarationFixes(services, actor)),
        ...(await preRegistrationFixes(services, actor)),
        ...(await draftFixes(services, actor)),
        ...(await importFixes(services, actor)),
      ];
      return { items: found.slice(0, FIXES_MAX), isCut: found.length > FIXES_MAX, asOf: services.clock.now() };
    },
  );
}
