import type { DeclarationRecord } from './declaration-view.ts';
import type { ClearanceReference } from '#core/clearance';
import type { Services } from '#server/platform/services';

/**
 * The law that the figures and the selection of a declaration were made with: of the version that the journal names beside
 * them. Whoever tells how they came about reads it here, so that what is published later never tells another story of them.
 *
 * The version in force is at hand. An older one takes a second to make; the last few are kept, and where too many are asked
 * for at once, who asks is told to come again (503). Where nothing was decided yet, and where this program cannot read the
 * old files any more, the law in force has to do.
 */
export async function madeWith(
  { assessment, selection, referenceVersion }: Pick<DeclarationRecord, 'assessment' | 'selection' | 'referenceVersion'>,
  { reference }: Pick<Services, 'reference'>,
): Promise<ClearanceReference> {
  if (assessment === null && selection === null) return reference.current();
  return (await reference.ofVersion(referenceVersion)) ?? reference.current();
}
