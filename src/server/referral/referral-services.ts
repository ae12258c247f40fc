import type { Services } from '#server/platform/services';

export interface ReferralServices {
  readonly services: Services;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}
