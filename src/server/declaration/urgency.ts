/** How much sooner a case counts as due than it is: what was found risky, and what much depends on, is not left for last. */
interface Sooner {
  readonly risk: number;
  readonly value: number;
}

/** Goods that are to be looked at wait at a gate, and cost their owner every hour. */
const RED_HOURS = 4;
/** A large sum at stake; illustrative, as the office would set it. */
const LARGE_PAYABLE = 1_000_000_000n;
const LARGE_HOURS = 2;

/** Where what has no deadline stands in a queue; four digits of year, so that it fits into a cursor. */
export const NEVER = new Date('9999-12-31T00:00:00.000Z');

/** When it is due. */
export const DUE = `coalesce(due_at, '9999-12-31T00:00:00Z')`;

/**
 * When a case counts as due in the queue: when it is due, sooner by its risk and by the sum at stake. A moment of its own, which no
 * clock moves, so that an index keeps the order and pages stay right. In UTC without a zone, as an index wants it; word for word as in
 * the index `overview_urgency`.
 */
export const URGENCY = `((coalesce(due_at, '9999-12-31T00:00:00Z') at time zone 'UTC')
  - case channel when 'red' then interval '${RED_HOURS} hours' else interval '0' end
  - case when total_payable >= ${LARGE_PAYABLE} then interval '${LARGE_HOURS} hours' else interval '0' end)`;

/** The same hours in words of a row, so that the queue can say why a case stands where it does. */
export const soonerOf = (row: { readonly channel: string | null; readonly total_payable: string }): Sooner => ({
  risk: row.channel === 'red' ? RED_HOURS : 0,
  value: BigInt(row.total_payable) >= LARGE_PAYABLE ? LARGE_HOURS : 0,
});

const HOUR_MS = 3_600_000;

/** {@link URGENCY} of a row that was read. */
export function urgencyOf(row: {
  readonly due_at: Date | null;
  readonly channel: string | null;
  readonly total_payable: string;
}): Date {
  const { risk, value } = soonerOf(row);
  return new Date((row.due_at ?? NEVER).getTime() - (risk + value) * HOUR_MS);
}
