import type { Audience } from '#core/notice';

/** The pseudonym of an organisation that is a natural person. */
export type SubjectOf = (organisationId: string) => string | undefined;

/** An audience as the tables name it. Of a natural person only the pseudonym is kept. */
export const audienceKey = ({ kind, id }: Audience, subjectOf: SubjectOf): string =>
  `${kind}:${kind === 'organisation' ? (subjectOf(id) ?? id) : id}`;
