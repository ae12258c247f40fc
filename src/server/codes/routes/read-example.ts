import type { Declaration } from '#core/declaration';
import { legalDate, type Instant } from '#core/kernel';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

type Needs = Pick<Services, 'reference' | 'clock'>;

/** The country's made-up declaration as of now; nothing where the country gives none. */
export function exampleNow({ reference, clock }: Needs): Declaration | undefined {
  const { reference: law, example } = reference.current();
  const now = clock.now();
  return example?.(legalDate(now, law.country.zoneOffsetMinutes), markOf(now));
}

/** Day, hour, minute and second: what sets the papers of one example apart from those of the next. */
const markOf = (now: Instant): string => now.replaceAll(/\D/g, '').slice(6, 14);

export function readExample(app: HttpApp, services: Needs): void {
  app.get(
    '/api/v1/country/example',
    {
      schema: {
        operationId: 'readExampleDeclaration',
        tags: ['Public'],
        summary: 'A made-up declaration to learn on, its dates near today; null where the country gives none',
        response: {
          200: Type.Object({
            declaration: Type.Union([Type.Unsafe<Declaration>(Type.Ref('Declaration')), Type.Null()]),
          }),
        },
      },
    },
    () => ({ declaration: exampleNow(services) ?? null }),
  );
}
