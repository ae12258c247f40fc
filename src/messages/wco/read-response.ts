import { Compile } from 'typebox/compile';
import { finish, type Result } from '#core/kernel';
import { RESPONSE_FORM } from './message-form.ts';
import type { MessageRefusal } from './message-refusal.ts';
import { MetaData } from './meta-data.ts';
import { readMessage, type ReadMessage, type ReadOptions } from './read-message.ts';
import { Response } from './response.ts';

/** A response of customs read from a message. */
export interface ResponseMessage extends Omit<ReadMessage<Response>, 'body'> {
  readonly response: Response;
}

/**
 * Reads a WCO Data Model response (RES) in XML, with the care and the refusals of `readDeclaration`. A document that was
 * stripped of its namespaces is read by its names.
 */
export function readResponse(
  bytes: Uint8Array,
  options: ReadOptions = { unknown: 'refuse' },
): Result<ResponseMessage, readonly MessageRefusal[]> {
  const read = finish(readMessage(bytes, RESPONSE_FORM, schemas, options));
  if (!read.ok) return read;
  const { body, ...rest } = read.value;
  return { ok: true, value: { response: body, ...rest } };
}

let compiled: ReturnType<typeof compile> | undefined;
const compile = () => ({ body: Compile(Response), metaData: Compile(MetaData) });
const schemas = () => (compiled ??= compile());

export const isResponse = (value: unknown): value is Response => schemas().body.Check(value);
