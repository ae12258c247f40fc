import { assert, type Brand } from '#core/kernel';

/**
 * The number under which a declaration is known for all its life: twelve digits, the first says import or export, the
 * last counts amendments (VNACCS).
 */
export type DeclarationNumber = Brand<string, 'DeclarationNumber'>;

export const DECLARATION_NUMBER_PATTERN = '^\\d{12}$';
const PATTERN = new RegExp(DECLARATION_NUMBER_PATTERN);

export const parseDeclarationNumber = (text: string): DeclarationNumber | undefined =>
  PATTERN.test(text) ? (text as DeclarationNumber) : undefined;

/** For numbers we gave ourselves; throws on anything else. */
export function declarationNumber(text: string): DeclarationNumber {
  const parsed = parseDeclarationNumber(text);
  assert(parsed !== undefined, `"${text}" is a declaration number`);
  return parsed;
}
