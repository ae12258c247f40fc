import type { AdditionalDocument, GoodsItem } from '#core/declaration';

/** The type of the document that names a line of an exemption list; it stands on the goods line that draws on it. */
export const EXEMPTION_LIST_DOCUMENT = 'EXL';

/** `EL000000012/3`: the third line of the list. The national system keeps the two in fields of their own, TXN and TXR. */
export interface ListReference {
  readonly listId: string;
  readonly line: number;
}

const PATTERN = /^(EL\d{9})\/([1-9]\d{0,2})$/;

export function parseListReference(id: string): ListReference | undefined {
  const [, listId, line] = PATTERN.exec(id) ?? [];
  return listId === undefined ? undefined : { listId, line: Number(line) };
}

export const listReferenceText = ({ listId, line }: ListReference): string => `${listId}/${line}`;

/** A document of a goods line that names a list, with its place among the documents. */
export interface ListDocument {
  readonly document: AdditionalDocument;
  readonly position: number;
}

const NONE: readonly ListDocument[] = [];

export function listDocuments({ additionalDocuments }: GoodsItem): readonly ListDocument[] {
  if (additionalDocuments === undefined) return NONE;
  return additionalDocuments.flatMap((document, position) =>
    document.typeCode === EXEMPTION_LIST_DOCUMENT ? [{ document, position }] : [],
  );
}
