import { legalDate } from '#core/kernel';
import type { HttpApp } from '#server/platform/http';
import { PROBLEM_STATUS, type ProblemKind } from '#server/platform/http';
import { languageOf } from '#server/platform/pages';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';
import { CATALOGUE } from './catalogue.ts';
import { errorListPage, ERRORS_PATH } from './pages/error-list-page.ts';
import { errorPage, problemPage, unknownErrorPage, type Basis } from './pages/error-page.ts';
import { sandboxPage, SANDBOX_PATH } from './pages/sandbox-page.ts';
import { statusPage, STATUS_PATH } from './pages/status-page.ts';
import { serviceStatus } from './service-status.ts';

export { CATALOGUE } from './catalogue.ts';
export { ERROR_GROUPS } from './error-groups.ts';
export { exampleValues } from './example-values.ts';

const Query = Type.Object({ lang: Type.Optional(Type.Unknown()) });
const Params = Type.Object({ code: Type.String() });
const RATE = { max: 240, timeWindow: '1 minute' } as const;
const HTML = 'text/html; charset=utf-8';

/** Pages for anyone, without script: what each error code means and what to do. */
export function helpRoutes(app: HttpApp, services: Services): void {
  statusRoutes(app, services);
  app.get(SANDBOX_PATH, { schema: { hide: true, querystring: Query }, config: { rateLimit: RATE } }, (request, reply) =>
    reply
      .type(HTML)
      .send(sandboxPage(languageOf(request.query, request.headers['accept-language']), services.publicUrl)),
  );
  app.get(ERRORS_PATH, { schema: { hide: true, querystring: Query }, config: { rateLimit: RATE } }, (request, reply) =>
    reply.type(HTML).send(errorListPage(languageOf(request.query, request.headers['accept-language']))),
  );
  app.get(
    `${ERRORS_PATH}/:code`,
    { schema: { hide: true, params: Params, querystring: Query }, config: { rateLimit: RATE } },
    (request, reply) => {
      const language = languageOf(request.query, request.headers['accept-language']);
      const { code } = request.params;
      const rule = CATALOGUE.get(code.toUpperCase());
      if (rule) return reply.type(HTML).send(errorPage(code.toUpperCase(), rule, language, basisOf(code, services)));
      if (isProblemKind(code)) return reply.type(HTML).send(problemPage(code, language));
      return reply.code(404).type(HTML).send(unknownErrorPage(language));
    },
  );
}

/** How the service stands, as a page and as data. */
function statusRoutes(app: HttpApp, services: Services): void {
  const statusNow = serviceStatus(services);
  const nullableNumber = Type.Union([Type.Number(), Type.Null()]);
  app.get(
    '/api/v1/service-status',
    {
      schema: {
        operationId: 'serviceStatus',
        tags: ['Public'],
        summary: 'Whether the service works, and how long declarations took from registration to release',
        description: 'Shares and times by channel, in seconds. Null where there are too few to say anything.',
        response: {
          200: Type.Object({
            state: Type.Union([Type.Literal('working'), Type.Literal('waiting')]),
            asOf: Type.String(),
            days: Type.Integer(),
            times: Type.Array(
              Type.Object({
                channel: Type.Union([Type.Literal('green'), Type.Literal('yellow'), Type.Literal('red')]),
                sharePercent: nullableNumber,
                atOncePercent: nullableNumber,
                medianSeconds: nullableNumber,
                p90Seconds: nullableNumber,
                p99Seconds: nullableNumber,
              }),
            ),
          }),
        },
      },
      config: { rateLimit: RATE },
    },
    async () => {
      const { times, ...status } = await statusNow();
      return { ...status, times: [...times] };
    },
  );
  app.get(
    STATUS_PATH,
    { schema: { hide: true, querystring: Query }, config: { rateLimit: RATE } },
    async (request, reply) => {
      const language = languageOf(request.query, request.headers['accept-language']);
      const { zoneOffsetMinutes } = services.reference.current().reference.country;
      return reply.type(HTML).send(statusPage(await statusNow(), language, zoneOffsetMinutes));
    },
  );
}

const isProblemKind = (code: string): code is ProblemKind => Object.hasOwn(PROBLEM_STATUS, code);

function basisOf(code: string, { clock, reference }: Pick<Services, 'clock' | 'reference'>): Basis {
  const { reference: law } = reference.current();
  const [subject, on] = [code.toUpperCase(), legalDate(clock.now(), law.country.zoneOffsetMinutes)];
  const legalBasis = law.legalBases.basisOn(subject, on);
  if (legalBasis === undefined) return {};
  return { legalBasis, ...(law.legalBases.isIllustrativeOn(subject, on) && { legalBasisIllustrative: true }) };
}
