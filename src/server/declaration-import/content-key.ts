import { canonicalJson } from '#core/kernel';
import { hash } from 'node:crypto';

/** The same declaration of the same organisation, from whatever file, has the same one: it makes one declaration. */
export const contentKey = (organisationId: string, content: unknown): string =>
  hash('sha256', `${organisationId}\n${canonicalJson(content)}`, 'hex');
