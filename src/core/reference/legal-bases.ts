import { holds, timelineOf, type Dated, type PackProblem, type Place, type Span } from '#core/codes';
import type { Instant, PlainDate, Refusals } from '#core/kernel';

export const CUSTOMS_VALUE_BASIS = 'customs-value';
/** Decisions that go out with a letter, as the steps of an officer are called. */
export const LETTERED_STEPS = [
  'instructAmendment',
  'rejectAmendment',
  'assess',
  'rejectCancellation',
  'cancel',
  'denyRelease',
  'refuseStorage',
  'suspendRelease',
  'revokeRelease',
  'refuseRefund',
  'reverse',
  'decideAppeal',
  'imposePenalty',
] as const;
export type LetteredStep = (typeof LETTERED_STEPS)[number];
/** What such a letter rests on, by its name in a country's list. */
export const letterBasis = (step: LetteredStep): string =>
  `letter-${step.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** What rests on the law beside refusals, by the name that a country's list calls it. */
export const NAMED_BASES: readonly string[] = [CUSTOMS_VALUE_BASIS, ...LETTERED_STEPS.map(letterBasis)];

/** One row of a country's list: what a refusal, by its code, or something named rests on in this country's law. */
export interface LegalBasisRecord extends Dated {
  readonly subject: string;
  readonly legalBasis: string;
  /** The act is right, its article was written from memory and is to be compared with the text of the law. */
  readonly illustrative: boolean;
  readonly place: Place;
}

/** The articles to be shown. A country that lists none still refuses; it only does not say by which article. */
export interface LegalBases {
  readonly basisOn: (subject: string, on: PlainDate) => string | undefined;
  /** Whether that article is still to be compared with the text of the law. */
  readonly isIllustrativeOn: (subject: string, on: PlainDate) => boolean;
}

/** Two rows of one subject for the same day, known at the same instant, are a problem. */
export function compileLegalBases(
  records: readonly LegalBasisRecord[],
  knownAt: Instant | undefined,
): { readonly legalBases: LegalBases; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const bySubject = new Map<string, readonly Span<LegalBasisRecord>[]>();
  for (const [subject, group] of Map.groupBy(records, (record) => record.subject)) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { first, second } of conflicts) {
      const message = `"${subject}" is given twice for the same day (first on line ${first.place.line} of ${first.place.file})`;
      problems.push({ place: second.place, field: 'subject', message });
    }
    bySubject.set(subject, spans);
  }
  const recordOn = (subject: string, on: PlainDate): LegalBasisRecord | undefined =>
    bySubject.get(subject)?.find((span) => holds(span, on))?.record;
  return {
    legalBases: {
      basisOn: (subject, on) => recordOn(subject, on)?.legalBasis,
      isIllustrativeOn: (subject, on) => recordOn(subject, on)?.illustrative ?? false,
    },
    problems,
  };
}

/** The refusals as they are told: each with what it rests on. Those who refuse need not know the country's law by its name. */
export function withLegalBases(refusals: Refusals, { basisOn, isIllustrativeOn }: LegalBases, on: PlainDate): Refusals {
  if (refusals.length === 0) return refusals;
  return refusals.map((refusal) => {
    const legalBasis = basisOn(refusal.code, on);
    if (legalBasis === undefined) return refusal;
    return { ...refusal, legalBasis, ...(isIllustrativeOn(refusal.code, on) && { legalBasisIllustrative: true }) };
  });
}
