import type { AdditionalDocument, Declaration, GoodsItem } from '#core/declaration';

/** The documents of one type that a line refers to, its own and those of the whole declaration. */
export function documentsOf(
  typeCode: string,
  item: GoodsItem,
  { additionalDocuments, shipmentAdditionalDocuments }: Declaration,
): readonly AdditionalDocument[] {
  const all = [item.additionalDocuments, additionalDocuments, shipmentAdditionalDocuments];
  return all.flatMap((documents) => documents?.filter((document) => document.typeCode === typeCode) ?? []);
}

/** Whether the line, or the declaration for it, refers to a document of that type by its number. */
export const hasDocument = (typeCode: string, item: GoodsItem, declaration: Declaration): boolean =>
  documentsOf(typeCode, item, declaration).some(({ id }) => id !== undefined);
