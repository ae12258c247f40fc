import type { Declaration } from '#core/declaration';
import type { Session } from '#web/client';
import { draftOfDeclaration } from './draft-of-declaration.ts';
import { saveDraft } from './draft-storage.ts';

/** Puts a declaration on this device as a draft and gives the draft's id: to overwrite the one named, or to start anew. */
export function openAsDraft(declaration: Declaration, session: Session, replaces?: string): string {
  const id = crypto.randomUUID();
  saveDraft({
    id,
    owner: session.user.id,
    key: crypto.randomUUID(),
    savedAt: new Date().toISOString(),
    content: draftOfDeclaration(declaration, replaces === undefined ? 'newReference' : 'keepReference'),
    ...(replaces === undefined ? {} : { replaces }),
  });
  return id;
}
