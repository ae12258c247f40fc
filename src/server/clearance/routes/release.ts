import { releasePage } from '../pages/release-page.ts';
import { languageOf, type Language } from '#server/platform/pages';
import { notFoundPage } from '../pages/not-found-page.ts';
import { publicProgress, TRACKING_STATUSES } from '../public-progress.ts';
import { givenRelease, RELEASE_STANDINGS, signedRelease } from '../release-document.ts';
import { tracked, trackedIfAny, TRACKING_PATTERN } from '../tracking.ts';
import { trackingPage, trackingSteps } from '../pages/tracking-page.ts';
import { trackingOf } from '#core/clearance';
import type { DeclarationNumber } from '#core/declaration';
import { legalDate } from '#core/kernel';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, TextSchema } from '#server/declaration';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';

const TrackingParams = Type.Object({ tracking: Type.String({ pattern: TRACKING_PATTERN }) });
/** Pages are for people: a mistyped address gets a page as well, so nothing of it is refused by its form. */
const PageParams = Type.Object({ tracking: Type.String() });
const PageQuery = Type.Object({ lang: Type.Optional(Type.Unknown()) });
const TrackingStatusSchema = Type.Union(TRACKING_STATUSES.map((status) => Type.Literal(status)));
const nullableInstant = Type.Union([Type.String(), Type.Null()]);
/** Anyone may track, but not try codes by the thousand. */
const PUBLIC_RATE = { max: 120, timeWindow: '1 minute' };

export function release(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/declarations/:number/release',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showRelease',
        tags: ['Declarations'],
        summary: 'The signed release (JWS); verify it with the keys at /.well-known/jwks.json',
        description: 'A release that is suspended or revoked is told as such, and not signed.',
        params: NumberParams,
        response: {
          200: Type.Object({
            release: Type.Object({
              number: Type.String(),
              officeId: Type.String(),
              direction: Type.String(),
              typeCode: Type.String(),
              registeredAt: Type.String(),
              releasedAt: Type.String(),
              kind: Type.Union([Type.Literal('final'), Type.Literal('provisional')]),
              standingAt: Type.String({ description: 'Where anyone asks whether it still counts' }),
            }),
            standing: Type.Union(RELEASE_STANDINGS.map((standing) => Type.Literal(standing))),
            stoppedAt: nullableInstant,
            jws: Type.Union([Type.String(), Type.Null()]),
            page: Type.String(),
          }),
          404: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { state } = await readDeclaration(services, request.actor, request.params.number, 'release.read');
      const given = givenRelease(state, services);
      if (!given) throw notFound();
      return {
        ...given,
        jws: await signedRelease(given, services),
        page: `/release/${trackingCode(services, given.release.number)}`,
      };
    },
  );
  publicPages(app, services);
}

const sendNotFoundPage = (reply: FastifyReply, language: Language, path: string): FastifyReply =>
  reply.code(404).type('text/html; charset=utf-8').send(notFoundPage(language, path));

const trackingCode = (services: Services, number: DeclarationNumber): string => trackingOf(number, services);

function publicPages(app: HttpApp, services: Services): void {
  const officeName = (officeId: string) => {
    const { reference } = services.reference.current();
    const today = legalDate(services.clock.now(), reference.country.zoneOffsetMinutes);
    return {
      office: reference.codes.find('customs-office', officeId, today)?.name,
      type: (code: string) => reference.codes.find('declaration-type', code, today)?.name,
      zoneOffsetMinutes: reference.country.zoneOffsetMinutes,
      preRegistrationDays: reference.country.preRegistrationDays,
    };
  };

  app.get(
    '/api/v1/tracking/:tracking',
    {
      schema: {
        operationId: 'track',
        tags: ['Public'],
        summary: 'How far a declaration is, for anyone who holds its tracking code',
        params: TrackingParams,
        response: {
          200: Type.Object({
            number: Type.String(),
            officeId: Type.String(),
            status: TrackingStatusSchema,
            statusLabel: TextSchema,
            next: TextSchema,
            steps: Type.Array(Type.Object({ label: TextSchema, at: nullableInstant })),
            asOf: Type.String(),
          }),
          404: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: PUBLIC_RATE },
    },
    async (request) => {
      const state = await tracked(services, request.params.tracking);
      const progress = publicProgress(state, services.reference.current().reference.country);
      return {
        number: state.head.number,
        officeId: state.head.officeId,
        status: progress.status,
        statusLabel: progress.label,
        next: progress.next,
        steps: [...trackingSteps(state)],
        asOf: services.clock.now(),
      };
    },
  );

  app.get(
    '/track/:tracking',
    { schema: { hide: true, params: PageParams, querystring: PageQuery }, config: { rateLimit: PUBLIC_RATE } },
    async (request, reply) => {
      const state = await trackedIfAny(services, request.params.tracking);
      const language = languageOf(request.query, request.headers['accept-language']);
      if (!state) return sendNotFoundPage(reply, language, '/track/-');
      const { office, zoneOffsetMinutes, preRegistrationDays } = officeName(state.head.officeId);
      const page = trackingPage(state, {
        language,
        path: `/track/${request.params.tracking}`,
        office: office?.[language] ?? state.head.officeId,
        now: services.clock.now(),
        zoneOffsetMinutes,
        preRegistrationDays,
      });
      return reply.type('text/html; charset=utf-8').send(page);
    },
  );

  app.get(
    '/release/:tracking',
    { schema: { hide: true, params: PageParams, querystring: PageQuery }, config: { rateLimit: PUBLIC_RATE } },
    async (request, reply) => {
      const state = await trackedIfAny(services, request.params.tracking);
      const given = state && givenRelease(state, services);
      const language = languageOf(request.query, request.headers['accept-language']);
      if (!given) return sendNotFoundPage(reply, language, '/release/-');
      const { release: document } = given;
      const { office, type, zoneOffsetMinutes } = officeName(document.officeId);
      const page = releasePage(given, {
        language,
        path: `/release/${request.params.tracking}`,
        office: office?.[language] ?? document.officeId,
        procedure: `${document.typeCode} · ${type(document.typeCode)?.[language] ?? ''}`,
        trackingUrl: `${services.publicUrl}/track/${request.params.tracking}`,
        jws: await signedRelease(given, services),
        zoneOffsetMinutes,
      });
      return reply.type('text/html; charset=utf-8').send(page);
    },
  );

  app.get('/.well-known/jwks.json', { schema: { hide: true } }, () => services.signer.jwks);
}
