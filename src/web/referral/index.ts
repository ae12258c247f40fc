export { CaseReferrals } from './case-referrals.tsx';
export { ReferralPage } from './referral-page.tsx';
export { ReferralsPage } from './referrals-page.tsx';
