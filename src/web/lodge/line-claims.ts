import { isList, nodeAt, textAt, type DraftNode } from '#core/draft';

/** What can be claimed for customs duty: the treatment, a ground of relief, a quota. They stand on one entry of the line. */
const CLAIMS = ['dutyRegimeCode', 'exemptionCode', 'quotaOrderId'] as const;
const CUSTOMS_DUTY = 'CUD';

/** Where a line claims for customs duty. */
export const dutyPlace = (line: string): string => `${line}/dutyTaxFees/0`;

/** The part of a draft under work that claims are made in. */
export interface ClaimStore {
  readonly snapshot: () => { readonly stored: { readonly content: DraftNode } };
  readonly set: (pointer: string, next: DraftNode) => void;
}

/** Names the tax while something is claimed for it, and takes the name away with the last claim. */
export function nameTax(store: ClaimStore, line: string): void {
  const fee = dutyPlace(line);
  const { content } = store.snapshot().stored;
  const claimed = CLAIMS.some((member) => textAt(content, `${fee}/${member}`) !== '');
  store.set(`${fee}/typeCode`, claimed ? CUSTOMS_DUTY : '');
}

type OfKind = (typeCode: string) => boolean;

/** The place of the line's document of a kind: where it stands, or where the next one goes. */
export function documentPlace(content: DraftNode, line: string, isOfKind: OfKind): string {
  const documents = documentsOf(content, line);
  const found = documents.findIndex((document) => isOfKind(textAt(document, '/typeCode')));
  return `${line}/additionalDocuments/${found < 0 ? documents.length : found}`;
}

/** Takes a document off the line; the others move up. */
export function removeDocument(store: ClaimStore, line: string, isOfKind: OfKind): void {
  const documents = documentsOf(store.snapshot().stored.content, line);
  const kept = documents.filter((document) => !isOfKind(textAt(document, '/typeCode')));
  if (kept.length < documents.length) store.set(`${line}/additionalDocuments`, kept.length > 0 ? kept : undefined);
}

const documentsOf = (content: DraftNode, line: string): readonly DraftNode[] => {
  const documents = nodeAt(content, `${line}/additionalDocuments`);
  return isList(documents) ? documents : [];
};
