import type { Schemas } from '#client';
import { answer, server } from '#web/client';

export type ReferralList = Schemas['ReferralList'];
export type Referral = ReferralList['items'][number];
export type ReferralView = Schemas['ReferralView'];
export type CaseReferral = Schemas['CaseReferrals']['items'][number];
export type Finding = 'seen' | 'noConcern' | 'concern';
/** That there is no concern may be said without a word. */
export type AnswerBody =
  | { readonly finding: 'concern'; readonly reason: string }
  | { readonly finding: Exclude<Finding, 'concern'>; readonly reason?: string };

const CASE = '/api/v1/cases/{number}/referrals';
const ONE = '/api/v1/referrals/{number}';
const keyed = (key: string) => ({ 'idempotency-key': key });

/** The calls of this room, loaded with its screens. */
export const referralApi = {
  list: (all: boolean) => answer(server.GET('/api/v1/referrals', { params: { query: all ? { all } : {} } })),
  show: (number: string) => answer(server.GET(ONE, { params: { path: { number } } })),
  answer: (number: string, body: AnswerBody, key: string) =>
    answer(server.POST(`${ONE}/answer`, { params: { path: { number } }, body, headers: keyed(key) })),
  onCase: (number: string) => answer(server.GET(CASE, { params: { path: { number } } })),
  enter: (number: string, agency: string, body: AnswerBody, key: string) =>
    answer(server.POST(`${CASE}/{agency}/answer`, { params: { path: { number, agency } }, body, headers: keyed(key) })),
  weigh: (number: string, agency: string, reason: string, key: string) =>
    answer(
      server.POST(`${CASE}/{agency}/weigh`, {
        params: { path: { number, agency } },
        body: { reason },
        headers: keyed(key),
      }),
    ),
};
