import { leftOver } from '#core/inspection';
import { fieldStore } from './field-store.ts';
import { atDeskOnly } from './readiness.ts';
import { fetchOrder } from './take-along.ts';

/**
 * Opens what the server did not take, under the order that is in force now. Where none is, everything stays as it is: it can
 * still be kept as a file.
 */
export async function reopen(owner: string, number: string): Promise<'open' | 'gone'> {
  const fresh = await fetchOrder(owner, number);
  if (fresh === undefined) return 'gone';
  await fieldStore.change(
    owner,
    number,
    (before) => {
      const isSame = fresh.order.seen.orderedAt === before.seen.orderedAt;
      const left = leftOver(before.record, before.outbox ?? []);
      // What was received under another order is no answer to this one; pictures are the inspection's.
      const record = isSame ? left.record : before.record;
      return {
        ...fresh.order,
        record,
        told: [...before.told, ...left.told],
        hadBefore: isSame
          ? {
              containers: [
                ...before.hadBefore.containers,
                ...before.record.containers
                  .filter((each) => !record.containers.includes(each))
                  .map((each) => each.container),
              ],
              findings: before.hadBefore.findings || record.findings.length < before.record.findings.length,
              attended: before.hadBefore.attended || (before.record.attended !== null && record.attended === null),
              differs: atDeskOnly(before) === 'differs',
            }
          : fresh.order.hadBefore,
      };
    },
    fresh.documents,
  );
  return 'open';
}
