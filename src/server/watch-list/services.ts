import type { Services } from '#server/platform/services';
import type { ApprovalServices } from '#server/approval';
import type { ListsRoom } from './lists-room.ts';

export interface ListServices {
  readonly services: Services;
  readonly lists: ListsRoom;
  readonly approval: ApprovalServices;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}
