import { actsAgainstAdvice, workloads } from '../office-figures.ts';
import { officersOf, type AssignmentServices } from '../officers-of.ts';
import { can, decide, visibleTo } from '#core/access';
import { declarationRef, resourceOf } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import { instantAt, legalDate, type Actor, type Instant } from '#core/kernel';
import { signedIn, signedInOnly } from '#server/access';
import { ChannelSchema, clearanceTimes, EVENT_LABELS, findCases, TextSchema } from '#server/declaration';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const DAYS = 30;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Those due first; the queue has the rest. */
const OVERDUE_MAX = 50;

const seconds = Type.Union([Type.Number(), Type.Null()]);
const instant = Type.String({ description: 'UTC instant, ISO 8601' });
const Load = { held: Type.Integer(), overdue: Type.Integer(), decidedToday: Type.Integer() };

const OfficeView = Type.Object({
  officeId: Type.String(),
  offices: Type.Array(Type.String()),
  asOf: instant,
  /** Times and decisions are of the days since. */
  since: instant,
  officers: Type.Array(
    Type.Object({ userId: Type.String(), name: Type.String(), away: Type.Boolean(), leads: Type.Boolean(), ...Load }),
  ),
  unheld: Type.Integer(),
  overdue: Type.Array(Type.Ref('CaseSummary')),
  times: Type.Array(
    Type.Object({
      channel: ChannelSchema,
      registered: Type.Integer(),
      released: Type.Integer(),
      releasedAtOnce: Type.Integer(),
      medianSeconds: seconds,
      p90Seconds: seconds,
      p99Seconds: seconds,
    }),
  ),
  againstAdvice: Type.Array(
    Type.Object({
      position: Type.String(),
      number: Type.String(),
      type: Type.String(),
      label: TextSchema,
      officer: Type.String(),
      reason: Type.String(),
      at: instant,
    }),
  ),
});

/** The day of an office on one page, for who leads it; to everybody else there is no such page. */
export function officeView(app: HttpApp, parts: AssignmentServices & { readonly services: Services }): void {
  const { services } = parts;
  app.get(
    '/api/v1/office',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showOffice',
        tags: ['Cases'],
        summary: 'Workload, overdue cases, clearance times and decisions against advice of an office that I lead',
        querystring: Type.Object({
          officeId: Type.Optional(Type.String({ maxLength: 20, description: 'Left out: the first that I lead' })),
        }),
        response: { 200: OfficeView, '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      const actor = signedIn(request);
      const offices = actor.offices.filter((officeId) => can(actor, 'case.assign', { officeId }));
      const officeId = request.query.officeId ?? offices[0];
      if (officeId === undefined || !offices.includes(officeId)) throw notFound();
      const at = services.clock.now();
      const { country } = services.reference.current().reference;
      const since = instantAt(Date.parse(at) - DAYS * DAY_MS);
      const dayBegan = beginningOf(at, country.zoneOffsetMinutes);
      const query = { status: OPEN, dueBefore: at, limit: OVERDUE_MAX };
      const oneOffice = { ...visibleTo(actor, 'case.read'), officeIds: [officeId] };
      const [officers, loads, overdue, times, againstAdvice] = await Promise.all([
        officersOf(parts, [officeId]),
        workloads(services.pool, officeId, { at, dayBegan }),
        findCases(services.pool, oneOffice, query, { country, at }),
        clearanceTimes(services.pool, since, officeId),
        actsAgainstAdvice(services.pool, officeId, since),
      ]);
      const names = new Map(officers.map(({ userId, name }) => [userId, name]));
      return {
        officeId,
        offices,
        asOf: at,
        since,
        officers: officers.map(({ userId, name, away, roles }) => ({
          userId,
          name,
          away,
          leads: roles.includes('officeLeader'),
          ...(loads.get(userId) ?? { held: 0, overdue: 0, decidedToday: 0 }),
        })),
        unheld: loads.get(null)?.held ?? 0,
        overdue: [...overdue.items],
        times: [...times],
        againstAdvice: await inWords(services, actor, names, againstAdvice),
      };
    },
  );
}

/** Under control at the office. */
const OPEN = 'underDocumentCheck,awaitingDocuments,underInspection,discrepancyFound,amendmentInstructed';

function beginningOf(at: Instant, zoneOffsetMinutes: number): Instant {
  const midnight = Date.parse(`${legalDate(at, zoneOffsetMinutes)}T00:00:00.000Z`);
  return instantAt(midnight - zoneOffsetMinutes * MINUTE_MS);
}

/** With the reasons, which stand in the journal alone; without the cases that this leader is kept from. */
async function inWords(
  { engine }: Services,
  actor: Actor,
  names: ReadonlyMap<string, string>,
  acts: Awaited<ReturnType<typeof actsAgainstAdvice>>,
) {
  const shown = acts.map(async ({ position, number, officerId, type }) => {
    const ref = declarationRef(number);
    const stored = await engine.readState<DeclarationState>(ref);
    if (!stored || !decide(actor, 'case.read', resourceOf(stored.state.head)).allowed) return [];
    const event = (await engine.readStream(ref)).find((each) => each.position.toString() === position);
    if (!event) return [];
    const { reason } = event.data as Readonly<Record<string, unknown>>;
    return [
      {
        position,
        number,
        type,
        label: EVENT_LABELS[type],
        officer: names.get(officerId) ?? officerId,
        reason: typeof reason === 'string' ? reason : '',
        at: event.at,
      },
    ];
  });
  return (await Promise.all(shown)).flat();
}
