import type { Services } from '#server/platform/services';
import type { PricesRoom } from './prices-room.ts';

export interface PriceServices {
  readonly services: Services;
  readonly prices: PricesRoom;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}
