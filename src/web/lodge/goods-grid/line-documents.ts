import { isList, nodeAt, type DraftNode } from '#core/draft';
import { lineText, withText } from './line-text.ts';

type Document = { readonly [name: string]: DraftNode };
type Member = 'typeCode' | 'id' | 'issueDate';

const documentsOf = (line: DraftNode): readonly DraftNode[] => {
  const documents = nodeAt(line, '/additionalDocuments');
  return isList(documents) ? documents : [];
};
const typeOf = (document: DraftNode): string => lineText(document, 'typeCode');

/** What a line's document of a kind says; kinds are told by the beginning of their code, as `CO-`. */
export const documentText = (line: DraftNode, kind: string, member: Member): string =>
  lineText(
    documentsOf(line).find((document) => typeOf(document).startsWith(kind)),
    member,
  );

/** The line with its document of a kind changed, put there where it had none, taken away where nothing of it is left. */
export function withDocument(line: DraftNode, kind: string, change: { readonly [name in Member]?: string }): DraftNode {
  const documents = documentsOf(line);
  const at = documents.findIndex((document) => typeOf(document).startsWith(kind));
  const found = at < 0 ? {} : documents[at];
  const next = Object.entries(change).reduce<DraftNode>((node, [member, text]) => withText(node, member, text), found);
  // A whole type alone is kept: it says which certificate the treatment wants. The kind alone, or nothing, is no document.
  const isEmpty =
    lineText(next, 'id') === '' && lineText(next, 'issueDate') === '' && ['', kind].includes(typeOf(next));
  const others = documents.filter((_document, index) => index !== at);
  const kept = isEmpty ? others : at < 0 ? [...documents, next] : documents.toSpliced(at, 1, next);
  return withDocuments(line, kept);
}

function withDocuments(line: DraftNode, documents: readonly DraftNode[]): DraftNode {
  const { additionalDocuments: _, ...rest }: Document = typeof line === 'object' && !isList(line) ? line : {};
  return documents.length === 0 ? rest : { ...rest, additionalDocuments: documents };
}
