import type { Declaration } from '#core/declaration';
import { draftOfDeclaration, type DraftNode } from '#core/draft';

/** The country's example as a draft of one's own: whoever learns on it is its importer. */
export function exampleDraft(
  example: Declaration,
  importer: { readonly id: string; readonly name: string },
): DraftNode {
  const { importer: made, ...others } = example;
  return draftOfDeclaration({ ...others, importer: { ...made, ...importer } }, 'newReference');
}
