import type { Services } from '#server/platform/services';
import type { ListsRoom } from './lists-room.ts';

export interface ListServices {
  readonly services: Services;
  readonly lists: ListsRoom;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}
