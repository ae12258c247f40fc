import type { Declaration, DeclarationNumber } from '#core/declaration';
import type { Instant, Refusal } from '#core/kernel';
import {
  envelopeFrom,
  refusedResponse,
  responseError,
  responsesOf,
  writeResponse,
  type Response,
  type ResponseContext,
} from '#messages/wco';
import { ProblemError } from '#server/platform/http';
import { languageOf } from '#server/platform/pages';
import type { Accepted, Services } from '#server/platform/services';
import { declarationBody } from './declaration-body.ts';
import type { DeclarationRecord } from './declaration-view.ts';
import { readDeclaration } from './read-declaration.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether the caller asks for a message of the WCO Data Model rather than for our JSON. */
export const wantsXml = ({ headers }: FastifyRequest): boolean =>
  /\b(?:application|text)\/xml\b/i.test(headers.accept ?? '');

/**
 * Answers a lodging with the response of customs in WCO XML: what the journal holds of it, or the reasons why it was
 * refused. Anything else that goes wrong is told as a problem, as to everybody.
 */
export function answerInXml(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  lodged: (declaration: Declaration) => Promise<Accepted>,
): void {
  let declaration: Declaration | undefined;
  const answered = async (): Promise<Response> => {
    declaration = await declarationBody(request);
    const accepted = await lodged(declaration);
    reply.header('haidang-position', accepted.position.toString());
    return acceptedResponse(services, request, accepted);
  };
  answered().then(
    (response) => sendXml(services, reply, response),
    (error: unknown) => {
      const refusals = error instanceof ProblemError ? error.problem.errors : undefined;
      if (!(error instanceof ProblemError) || refusals === undefined) return reply.send(error);
      const response = refused(refusals, declaration, services.clock.now(), request);
      return sendXml(services, reply.code(error.problem.status), response);
    },
  );
}

/** What responses on this declaration say of it besides its events. */
export const responseContext = (
  { state }: DeclarationRecord,
  services: Services,
  request: FastifyRequest,
): ResponseContext => ({
  number: state.head.number,
  officeId: state.head.officeId,
  ownReference: state.head.ownReference,
  currency: services.reference.current().reference.country.currency,
  language: languageOf({}, request.headers['accept-language']),
});

const sendXml = (services: Services, reply: FastifyReply, response: Response): FastifyReply =>
  reply
    .type('application/xml; charset=utf-8')
    .send(writeResponse(response, envelopeFrom(services.reference.current().reference.country.code, 'RES')));

/** Repeating a request repeats the answer, so what happened since is not told in it. */
async function acceptedResponse(services: Services, request: FastifyRequest, accepted: Accepted): Promise<Response> {
  // Written by our own handler: trusted as its type.
  const { number, warnings } = JSON.parse(accepted.answer.toString()) as {
    readonly number: DeclarationNumber;
    readonly warnings: readonly Refusal[];
  };
  const record = await readDeclaration(services, request.actor, number);
  const context = responseContext(record, services, request);
  const lodgings = record.events.filter(
    ({ type, position }) => position <= accepted.position && (type === 'PreRegistered' || type === 'Registered'),
  );
  const [told] = responsesOf(lodgings.slice(-1), context);
  if (told === undefined) throw new Error(`The journal holds no lodging of ${number} up to ${accepted.position}`);
  const errors = warnings.map((warning) => responseError(warning, context.language));
  return errors.length === 0 ? told.response : { ...told.response, errors };
}

const refused = (
  refusals: readonly Refusal[],
  declaration: Declaration | undefined,
  at: Instant,
  request: FastifyRequest,
): Response =>
  refusedResponse(refusals, {
    id: request.id,
    at,
    ownReference: declaration?.functionalReferenceId ?? null,
    language: languageOf({}, request.headers['accept-language']),
  });
