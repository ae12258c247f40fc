import type { ClearanceReference } from '#core/clearance';
import type { ApprovalServices } from '#server/approval';
import type { Services } from '#server/platform/services';
import type { ReferenceRoom, VersionStore } from '#server/reference';
import type { ImportStore } from './import-store.ts';

export interface ImportServices {
  readonly services: Pick<Services, 'engine' | 'pool' | 'clock' | 'reference' | 'files' | 'logView'>;
  readonly room: Pick<ReferenceRoom<ClearanceReference>, 'country' | 'history' | 'ofVersion' | 'refresh'>;
  readonly versions: VersionStore;
  readonly imports: ImportStore;
  /** What is proposed goes the way of all proposals. */
  readonly approval: ApprovalServices;
}
