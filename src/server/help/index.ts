import { legalDate } from '#core/kernel';
import type { HttpApp } from '#server/platform/http';
import { PROBLEM_STATUS, type ProblemKind } from '#server/platform/http';
import { languageOf } from '#server/platform/pages';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';
import { CATALOGUE } from './catalogue.ts';
import { errorListPage, ERRORS_PATH } from './pages/error-list-page.ts';
import { errorPage, problemPage, unknownErrorPage } from './pages/error-page.ts';

export { CATALOGUE } from './catalogue.ts';
export { ERROR_GROUPS } from './error-groups.ts';

const Query = Type.Object({ lang: Type.Optional(Type.Unknown()) });
const Params = Type.Object({ code: Type.String() });
const RATE = { max: 240, timeWindow: '1 minute' } as const;
const HTML = 'text/html; charset=utf-8';

/** Pages for anyone, without script: what each error code means and what to do. */
export function helpRoutes(app: HttpApp, services: Pick<Services, 'clock' | 'reference'>): void {
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

const isProblemKind = (code: string): code is ProblemKind => Object.hasOwn(PROBLEM_STATUS, code);

function basisOf(code: string, { clock, reference }: Pick<Services, 'clock' | 'reference'>): string | undefined {
  const { reference: law } = reference.current();
  return law.legalBases.basisOn(code.toUpperCase(), legalDate(clock.now(), law.country.zoneOffsetMinutes));
}
