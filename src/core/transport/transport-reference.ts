import type { Reference } from '#core/reference';

/** What transports are decided by. */
export interface TransportReference {
  readonly reference: Reference;
}
