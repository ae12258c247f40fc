import { addDays, legalDate, plainDate, type PlainDate } from '#core/kernel';
import { demand, signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { fairnessOf, originsOf, type FairnessServices, type Period } from '../fairness-of.ts';
import { ComparisonSchema, FairnessView, GroupSchema, OriginsView, RateSchema } from '../views.ts';

/** What is counted walks over every declaration of the period: a quarter is enough to compare, and bounded. */
const DAYS_MAX = 92;
const DAYS_DEFAULT = 28;

const Days = Type.Object({
  from: Type.Optional(
    Type.String({
      format: 'date',
      description: `At most ${DAYS_MAX} days up to the last; the answer tells which were counted`,
    }),
  ),
  to: Type.Optional(Type.String({ format: 'date', description: 'The last day; today by default' })),
});

/** Whether selection and officers treat groups alike, for who makes the rules. */
export function fairness(app: HttpApp, all: FairnessServices): void {
  app.addSchema(RateSchema);
  app.addSchema(ComparisonSchema);
  app.addSchema(GroupSchema);
  app.addSchema(FairnessView);
  app.get(
    '/api/v1/risk/fairness',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showFairness',
        tags: ['Risk'],
        summary:
          'How groups are selected and found wrong, decisions against advice, and unusual pairs of officer and trader',
        querystring: Days,
        response: { 200: Type.Ref('Fairness'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.fairness.read');
      return fairnessOf(all, periodOf(request.query, todayOf(all)));
    },
  );
  app.get(
    '/api/v1/risk/fairness/origins',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showFairnessByOrigin',
        tags: ['Risk'],
        summary: 'How declarations are selected and found wrong by the origin of their goods, of a sample',
        querystring: Days,
        response: { 200: OriginsView, '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.fairness.read');
      return originsOf(all.services, periodOf(request.query, todayOf(all)));
    },
  );
}

const todayOf = ({ services: { clock, reference } }: FairnessServices): PlainDate =>
  legalDate(clock.now(), reference.current().reference.country.zoneOffsetMinutes);

/** No longer than can be counted, and never ended before it began. */
function periodOf({ from, to }: { readonly from?: string; readonly to?: string }, today: PlainDate): Period {
  const last = to === undefined || to > today ? today : plainDate(to);
  const earliest = addDays(last, 1 - DAYS_MAX);
  const first = from === undefined ? addDays(last, 1 - DAYS_DEFAULT) : plainDate(from);
  return { from: first < earliest ? earliest : first > last ? last : first, to: last, today };
}
