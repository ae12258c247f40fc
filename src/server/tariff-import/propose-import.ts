import { REFERENCE_PUBLICATION, type Propose, type ProposalContent } from '#core/approval';
import { err, ok, type Actor, type Refusals, type Result } from '#core/kernel';
import type { PublishReferenceData } from '#core/reference';
import { countryFilesOf } from '#server/reference';
import { fileRefusal } from './file-limits.ts';
import type { ImportServices } from './import-services.ts';
import type { StoredImport } from './import-store.ts';
import { runInThread } from './run-in-thread.ts';

/**
 * Makes the checked table a proposal: the new version of the country and everything that is shown of it are stored by their hashes first, so that
 * what another person approves is what was checked here. Gives the command to send.
 */
export async function proposeImport(
  { room, versions, imports, approval }: ImportServices,
  stored: StoredImport,
  actor: Actor,
  { reason, replaces }: { readonly reason: string; readonly replaces: string | null },
): Promise<Result<Propose, Refusals>> {
  await room.refresh();
  const { checked } = stored;
  const found = checked && (await imports.found(stored.id));
  const details = found && (await imports.details(stored.id));
  const base = room.country();
  const inForce = base.pack.version;
  if (!checked || !found || !details || found.errorCount > 0 || checked.basedOn !== inForce)
    return err([fileRefusal('TIM-106')]);
  if (found.next === null) return err([fileRefusal('TIM-107')]);
  const files = countryFilesOf({ ...base.files.texts, ...details.texts });
  if (!files.ok) throw new Error('the checked country keeps the list of its files');
  const country = base.pack.profile.code;
  const { version, summary } = found.next;
  const data: PublishReferenceData = {
    country,
    version,
    basedOn: inForce,
    folder: null,
    summary: { ...summary, samples: [...summary.samples], sections: [...summary.sections] },
  };
  const shown: Omit<ProposalContent, 'changes'> = {
    kind: REFERENCE_PUBLICATION,
    data,
    facts: {
      source: stored.fileName,
      sourceHash: stored.fileId,
      effectiveFrom: checked.options.from,
      missingLines: checked.options.keepMissing ? 'kept' : 'ended',
      superseded: String(found.superseded),
      tariffImport: stored.id,
      basedOn: inForce,
      version,
    },
    counts: found.counts,
  };
  await versions.keep(country, version, files.value);
  const content = await runInThread(actor, () => ({ do: 'content', packed: details.packed, shown }));
  if (!content.ok) return content;
  await approval.contents.keep(content.value);
  const contentHash = content.value.hash;
  return ok({
    type: 'approval.propose',
    data: { kind: REFERENCE_PUBLICATION, reason, data, contentHash, replaces },
    actor,
  });
}
