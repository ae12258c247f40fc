import type { Declaration } from '#core/declaration';
import { draftOfDeclaration, type DraftNode } from '#core/draft';
import type { Session } from '#web/client';
import { country } from '#web/ui';
import { beginDraft } from './load-draft.ts';
import type { StoredDraft } from './stored-draft.ts';

/** What a draft is opened for: to overwrite a pre-registration, to amend a version; or, with neither, as a new declaration. */
type Purpose = Pick<StoredDraft, 'replaces' | 'amends'>;

/** Begins a draft of what a declaration holds and gives the draft's id. */
export function openAsDraft(declaration: Declaration, session: Session, purpose: Purpose = {}): string {
  const id = crypto.randomUUID();
  const reference = Object.keys(purpose).length === 0 ? 'newReference' : 'keepReference';
  beginDraft(
    {
      id,
      owner: session.user.id,
      key: crypto.randomUUID(),
      savedAt: new Date().toISOString(),
      content: draftOfDeclaration(declaration, reference),
      ...purpose,
    },
    session,
  );
  return id;
}

/** Begins the entry of a paper, with what a file of its declarant holds or with an empty form, and gives the draft's id. */
export function openPaper(
  paper: NonNullable<StoredDraft['paper']>,
  officeId: string,
  declaration: Declaration | undefined,
  session: Session,
): string {
  const id = crypto.randomUUID();
  const { typeCode, invoiceCurrency } = country().usual;
  const content: DraftNode =
    declaration === undefined
      ? { typeCode, declarationOfficeId: officeId, invoiceAmount: { currency: invoiceCurrency }, goodsItems: [{}] }
      : draftOfDeclaration(declaration, 'keepReference');
  const savedAt = new Date().toISOString();
  beginDraft({ id, owner: session.user.id, key: crypto.randomUUID(), savedAt, content, paper }, session);
  return id;
}
