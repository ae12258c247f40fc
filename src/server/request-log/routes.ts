import type { RequestFilter, RequestLog } from './request-log.ts';
import type { RequestRow } from './sql.ts';
import { demand, SESSION_OR_KEY_SECURITY, signedIn, signedInOnly } from '#server/access';
import { UUID_TEXT, type HttpApp } from '#server/platform/http';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

/** A request as the people of its organisation see it. */
export const LoggedRequest = Type.Object(
  {
    id: Type.String(),
    keyId: Type.String(),
    at: Type.String({ description: 'When it was answered; UTC instant, ISO 8601' }),
    method: Type.String(),
    path: Type.String(),
    status: Type.Integer(),
    durationMs: Type.Integer(),
    idempotencyKey: nullable(Type.String()),
    code: nullable(Type.String({ description: 'Of the first refusal, or the kind of problem' })),
    leftOut: Type.Integer({ description: 'How many more of the same second are not listed' }),
    requestBody: nullable(Type.String({ description: 'In the sandbox only, and cut off' })),
    answerBody: nullable(Type.String({ description: 'In the sandbox only, and cut off' })),
  },
  { $id: 'LoggedRequest' },
);
export type LoggedRequest = Static<typeof LoggedRequest>;

const PER_PAGE = 50;
const RATE = { max: 120, timeWindow: '1 minute' } as const;
const Query = Type.Object({
  kind: Type.Optional(
    Type.Union([Type.Literal('test'), Type.Literal('live')], { description: 'Sent with keys of which kind' }),
  ),
  outcome: Type.Optional(Type.Union([Type.Literal('failed'), Type.Literal('done')])),
  code: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' })),
  keyId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  before: Type.Optional(Type.String({ pattern: UUID_TEXT })),
});

export interface RequestLogParts {
  readonly log: RequestLog;
  /** Of which kind the keys are that this system takes. */
  readonly kind: 'test' | 'live';
  /** Gives the log of the other system, where there is one. */
  readonly elsewhere?: (filter: RequestFilter) => Promise<readonly LoggedRequest[]>;
}

/** The latest requests with an organisation's keys. */
export function requestLogRoutes(app: HttpApp, { log, kind: own, elsewhere }: RequestLogParts): void {
  app.addSchema(LoggedRequest);
  app.get(
    '/api/v1/request-log',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listRequests',
        tags: ['Access'],
        summary: 'What our software sent with its keys and what was answered, newest first',
        description:
          'Method, path, status, time and the code of what was refused. Of contents nothing is kept, but in the sandbox. Above a hundred a second, only some are listed.',
        security: SESSION_OR_KEY_SECURITY,
        querystring: Query,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('LoggedRequest')),
            next: nullable(Type.String()),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const { organisationId } = signedIn(request);
      demand(request, 'access.manageKeys', { principalId: organisationId });
      const { kind = own, ...given } = request.query;
      const filter = { ...given, organisationId, limit: PER_PAGE + 1 };
      const found = kind === own ? (await log.find(filter)).map(loggedRequest) : ((await elsewhere?.(filter)) ?? []);
      const items = found.slice(0, PER_PAGE);
      return { items, next: found.length > PER_PAGE ? (items.at(-1)?.id ?? null) : null };
    },
  );
}

export const loggedRequest = (row: RequestRow): LoggedRequest => ({
  id: row.id,
  keyId: row.key_id,
  at: row.at.toISOString(),
  method: row.method,
  path: row.path,
  status: row.status,
  durationMs: row.duration_ms,
  idempotencyKey: row.idempotency_key,
  code: row.code,
  leftOut: row.left_out,
  requestBody: row.request_body,
  answerBody: row.answer_body,
});
