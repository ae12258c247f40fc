import type { Declaration } from '#core/declaration';
import { readDeclaration } from '#messages/wco';
import { refusalsProblem } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';

/** The declaration in a request: JSON already checked against the schema, or WCO XML read into the same model. */
export function declarationBody(request: FastifyRequest): Declaration {
  if (!Buffer.isBuffer(request.body)) return request.body as Declaration;
  const read = readDeclaration(request.body);
  if (!read.ok) throw refusalsProblem(read.error);
  return read.value.declaration;
}
