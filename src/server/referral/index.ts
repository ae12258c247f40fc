import type { HttpApp } from '#server/platform/http';
import type { ReferralServices } from './referral-services.ts';
import { caseReferrals } from './routes/case-referrals.ts';
import { ownReferrals } from './routes/own-referrals.ts';

export function referralRoutes(app: HttpApp, all: ReferralServices): void {
  ownReferrals(app, all.services);
  caseReferrals(app, all);
}

export { concernsReferrals, followReferrals, REFERRAL_FOLLOWER } from './follow-referrals.ts';
export { referralsDueJob } from './referrals-due.ts';
