import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { dayOf } from '#server/codes';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { KnownAt, timeTravel } from '#server/reference';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';

/** Both times of the law, for the querystring of every question about the tariff. */
export const TariffQuery = {
  on: Type.Optional(
    Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day whose law applies; today by default' }),
  ),
  ...KnownAt,
};
const QueryShape = Type.Object(TariffQuery);

/** What a question is asked of: the law of a day, as known now or at a past moment. */
export type InTime = (
  request: FastifyRequest,
  query: Static<typeof QueryShape>,
) => Promise<{ readonly reference: Reference; readonly on: PlainDate }>;

export function inTimeOf(app: HttpApp, services: Pick<Services, 'clock' | 'reference'>): InTime {
  const referenceOf = timeTravel(app, services);
  return async (request, { on, knownAt }) => {
    const day = dayOf(on, services);
    const { reference } = await referenceOf(request, knownAt);
    return { reference, on: day };
  };
}
