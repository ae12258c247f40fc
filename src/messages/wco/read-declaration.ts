import { Compile } from 'typebox/compile';
import { Declaration } from '#core/declaration';
import { finish, type Result } from '#core/kernel';
import { DECLARATION_FORM } from './message-form.ts';
import type { MessageRefusal } from './message-refusal.ts';
import { MetaData } from './meta-data.ts';
import { readMessage, type ReadMessage, type ReadOptions } from './read-message.ts';

/** A declaration read from a message. */
export interface DeclarationMessage extends Omit<ReadMessage<Declaration>, 'body'> {
  readonly declaration: Declaration;
}

/**
 * Reads a WCO Data Model declaration (DEC) in XML: alone, in its `MetaData` envelope, or in a gateway's request. Never
 * throws, whatever the bytes; all refusals of the content come at once, each with line and column. The declaration that
 * comes out satisfies the schema of `core/declaration`; its content is not yet checked.
 */
export const readDeclaration = (
  bytes: Uint8Array,
  options: ReadOptions = { unknown: 'refuse' },
): Result<DeclarationMessage, readonly MessageRefusal[]> => finish(readDeclarationInSteps(bytes, options));

/** The same a piece at a time, for whoever shares a thread: 2,000 lines take half a second. */
export function* readDeclarationInSteps(
  bytes: Uint8Array,
  options: ReadOptions = { unknown: 'refuse' },
): Generator<void, Result<DeclarationMessage, readonly MessageRefusal[]>> {
  const read = yield* readMessage(bytes, DECLARATION_FORM, schemas, options);
  if (!read.ok) return read;
  const { body, ...rest } = read.value;
  return { ok: true, value: { declaration: body, ...rest } };
}

/** Compiling the schema takes some 100 ms, so it happens at the first message and not when the program starts. */
let compiled: ReturnType<typeof compile> | undefined;
const compile = () => ({ body: Compile(Declaration), metaData: Compile(MetaData) });
const schemas = () => (compiled ??= compile());

export const isDeclaration = (value: unknown): value is Declaration => schemas().body.Check(value);
export const isMetaData = (value: unknown): value is MetaData => schemas().metaData.Check(value);
