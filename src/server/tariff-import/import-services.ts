import type { ApprovalServices } from '#server/approval';
import type { Services } from '#server/platform/services';
import type { ReferenceRoom, VersionStore } from '#server/reference';
import type { ImportStore } from './import-store.ts';

export interface ImportServices {
  readonly services: Pick<Services, 'engine' | 'pool' | 'clock' | 'reference' | 'files'>;
  readonly room: Pick<ReferenceRoom<unknown>, 'country' | 'history' | 'refresh'>;
  readonly versions: VersionStore;
  readonly imports: ImportStore;
  /** What is proposed goes the way of all proposals. */
  readonly approval: ApprovalServices;
}
