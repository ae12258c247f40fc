import type { AdditionalDocument } from '../documents.ts';
import type { CheckContext } from './check-context.ts';
import { checkDate } from './check-date.ts';

/** Licences, certificates and permits of the declaration or of one line. */
export function checkDocuments(
  documents: readonly AdditionalDocument[] | undefined,
  pointer: string,
  line: number | undefined,
  context: CheckContext,
): void {
  if (documents === undefined || documents.length === 0) return;
  const { reference, on, report } = context;
  // Looked for only where there are two.
  const seen = documents.length > 1 ? new Set<string>() : undefined;
  documents.forEach((document, index) => {
    const at = (field: string) => ({ pointer: `${pointer}/${index}/${field}`, ...(line !== undefined && { line }) });
    const type = document.typeCode ?? '';
    if (reference.codes.find('document-type', type, on) === undefined)
      report('DOC-001', at('typeCode'), { value: type, on });
    if (document.id === undefined) report('DOC-002', at('id'), { value: type });
    const name = `${type} ${document.id ?? ''}`.trim();
    if (document.id !== undefined && seen?.has(name)) report('DOC-003', at('id'), { document: name });
    seen?.add(name);
    const issued = checkDate(document.issueDate, document.issueDateTime, () => at('issueDate'), context);
    if (issued !== undefined && issued > on) report('DOC-004', at('issueDate'), { value: issued, on });
    const { expirationDate, expirationDateTime } = document;
    const expires = checkDate(expirationDate, expirationDateTime, () => at('expirationDate'), context);
    if (expires !== undefined && expires < on)
      report('DOC-005', at('expirationDate'), { document: name, value: expires });
  });
}
