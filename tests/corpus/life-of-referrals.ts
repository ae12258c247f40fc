import type { Living } from './life-of-decisions.ts';
import { SYSTEM } from '#core/access';
import { addDays, instant, legalDate, type Actor } from '#core/kernel';
import { ACTORS, declarationFor } from '#tests/support/clearance';

const AGENCY: Actor = {
  userId: 'at-moit',
  organisationId: 'MOIT',
  roles: ['agencyOfficer'],
  offices: [],
  delegations: [],
};
const referTo = ['MOIT', 'MOH'];

/** What another agency and the office say of a declaration, and times that pass without anybody saying anything. */
export function lifeOfReferrals({ bench, send, lodged }: Omit<Living, 'paid'>): void {
  const { number } = lodged(declarationFor('yellow', 'REFERRED'));
  const raisedAt = bench.clock.now();
  const answer = { number, agencyCode: 'MOIT', referTo, finding: 'concern', reason: 'chưa có giấy phép' };
  send(AGENCY, 'referral.answer', answer);
  send(ACTORS.documents, 'referral.weigh', { number, agencyCode: 'MOIT', reason: 'đã đối chiếu' });
  const later = addDays(legalDate(raisedAt, 420), 10);
  bench.clock.set(instant(`${later}T03:00:00Z`));
  send(SYSTEM, 'referral.pass', { number, agencyCode: 'MOH', referTo, raisedAt });
  send(SYSTEM, 'valuation.passDoubt', { number, sequences: [1], settleBy: raisedAt });
}
