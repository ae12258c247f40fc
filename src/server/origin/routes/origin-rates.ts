import { refusal } from '#core/declaration';
import { bestRates } from '#core/origin';
import { dayOf } from '#server/codes';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';
import { OriginRateSchema, OriginRuleSchema } from '../origin-schemas.ts';
import { rateView } from '../origin-view.ts';

/** Which rates goods of an origin may ask for, the lowest first, and what each takes. No account needed. */
export function originRates(app: HttpApp, services: Services): void {
  app.addSchema(OriginRuleSchema);
  app.addSchema(OriginRateSchema);
  app.get(
    '/api/v1/origin/rates',
    {
      schema: {
        operationId: 'findOriginRates',
        tags: ['Public'],
        summary: 'Rates open to goods of an origin, the lowest first, with rule, form, transport and deadline of each',
        querystring: Type.Object({
          code: Type.String({ pattern: '^\\d{8}$' }),
          origin: Type.String({ pattern: '^[A-Z]{2}$' }),
          on: Type.Optional(
            Type.String({
              pattern: '^\\d{4}-\\d{2}-\\d{2}$',
              description: 'The day whose law applies; today by default',
            }),
          ),
        }),
        response: {
          200: Type.Object({
            code: Type.String(),
            name: Type.Object({ vi: Type.String(), en: Type.String() }),
            origin: Type.String(),
            on: Type.String(),
            rates: Type.Array(Type.Ref('OriginRate')),
          }),
          422: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: { max: 240, timeWindow: '1 minute' } },
    },
    (request) => {
      const { reference } = services.reference.current();
      const { code, origin } = request.query;
      const on = dayOf(request.query.on, services);
      const known = reference.codes.find('country', origin, on) !== undefined;
      if (!known) throw refusalsProblem([refusal('ORG-001', { pointer: '/origin' }, { value: origin, on })]);
      const line = reference.tariff.lineOn(code, on);
      const rates = bestRates(reference, code, origin, on);
      if (line === undefined || rates === undefined)
        throw refusalsProblem([refusal('HS-002', { pointer: '/code' }, { value: code, on })]);
      return { code, name: line.name, origin, on, rates: rates.map((rate) => rateView(rate, reference, on)) };
    },
  );
}
