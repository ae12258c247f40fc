import { actOf, suspenseRef, suspenseSettlement } from '#core/clearance';
import type { ServedKind } from '#server/approval';
import type { Services } from '#server/platform/services';

/** What this program says of a proposal to settle a credit: it is stale once somebody acted on the credit since. */
export const servedSettlement = ({ engine }: Pick<Services, 'engine'>): ServedKind => ({
  kind: suspenseSettlement,
  isStale: async (data) => {
    const { paymentId, revision } = actOf(data);
    return ((await engine.readState(suspenseRef(paymentId)))?.version ?? 0) !== revision;
  },
  approve: (_data, submit) => submit(),
});
