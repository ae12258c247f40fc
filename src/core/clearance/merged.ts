import type { Outcome } from '#core/kernel';

/** What several declarations come to in one command; the answer is for who asks to give. */
export const merged = (outcomes: readonly Outcome[]): Omit<Outcome, 'answer'> => ({
  events: outcomes.flatMap(({ events }) => events),
  postings: outcomes.flatMap(({ postings }) => postings),
  claims: outcomes.flatMap(({ claims }) => claims),
  releases: outcomes.flatMap(({ releases }) => releases),
  outbox: outcomes.flatMap(({ outbox }) => outbox),
});
