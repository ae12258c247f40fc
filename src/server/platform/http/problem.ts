import type { Refusals } from '#core/kernel';
import { Type } from 'typebox';
import { STATUS_CODES } from 'node:http';

/** The kinds of problem, each with the page that explains it at `https://haidang.dev/errors/<kind>`. */
export type ProblemKind = keyof typeof PROBLEM_STATUS;

export const PROBLEM_STATUS = {
  validation: 422,
  malformed: 400,
  'too-large': 413,
  'unsupported-media-type': 415,
  'not-signed-in': 401,
  'not-found': 404,
  'not-allowed': 403,
  conflict: 409,
  busy: 503,
  'too-many-requests': 429,
  internal: 500,
} as const satisfies Readonly<Record<string, number>>;

/** RFC 9457 problem details with the refusals of a submission: the one error shape of the API. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: Refusals;
}

/** Thrown by routes and hooks to end a request; the error handler turns it into `application/problem+json`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  constructor(told: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(told.title);
    this.problem = told;
    this.headers = headers;
  }
}

export function problem(
  kind: ProblemKind,
  extra: { readonly title?: string; readonly detail?: string; readonly errors?: Refusals } = {},
): Problem {
  const status = PROBLEM_STATUS[kind];
  return { type: `https://haidang.dev/errors/${kind}`, title: titleOf(status, extra.errors), status, ...extra };
}

function titleOf(status: number, errors: Refusals | undefined): string {
  if (!errors) return STATUS_CODES[status] ?? 'Problem';
  return errors.length === 1 ? '1 problem' : `${errors.length} problems`;
}

export const refusalsProblem = (refusals: Refusals): ProblemError =>
  new ProblemError(problem('validation', { errors: refusals }));

export const notFound = (): ProblemError => new ProblemError(problem('not-found'));

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });

export const RefusalSchema = Type.Object(
  {
    code: Type.String(),
    pointer: Type.String(),
    severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
    label: TextSchema,
    message: TextSchema,
    fix: TextSchema,
    legalBasis: Type.Optional(Type.String()),
    legalBasisIllustrative: Type.Optional(Type.Literal(true)),
    causedBy: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  },
  { $id: 'Refusal' },
);

export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String()),
    errors: Type.Optional(Type.Array(Type.Ref('Refusal'))),
  },
  { $id: 'Problem' },
);
