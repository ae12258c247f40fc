import type { Instant, Text } from '#core/kernel';
import type { NoticeCode } from './notice-texts.ts';

/**
 * Who a thing is told to, by how they stand to it:
 * - `principal`: whose goods they are; of an exemption list, its holder;
 * - `submitter`: the organisation that sent the declaration, the trader itself or its broker;
 * - `office`: everybody who works on cases at the office that handles it; `leader`: its leaders;
 * - `destination`, `destinationLeader`: the same at the office where goods under way are to arrive;
 * - `keeper`: the operator of the place where the goods are kept, where the event names one;
 * - `officer`: the one person that the event names;
 * - `agency`: each other authority that the event names.
 */
export type AudienceKind =
  | 'principal'
  | 'submitter'
  | 'office'
  | 'leader'
  | 'destination'
  | 'destinationLeader'
  | 'keeper'
  | 'officer'
  | 'agency';

/** One that reads notices. Principal and submitter are both organisations: who is both is told once. */
export interface Audience {
  readonly kind: 'organisation' | 'office' | 'leader' | 'user';
  readonly id: string;
}

/** What the texts of a notice fill in: codes, counts and instants. Never free text of a person, nor why something was selected. */
export type NoticeFacts = Readonly<Record<string, string>>;

/** Something that happened, told to one audience. */
export interface Notice {
  readonly code: NoticeCode;
  readonly audience: Audience;
  /** The number of the declaration or exemption list that it is about. */
  readonly subject: string;
  readonly facts: NoticeFacts;
  readonly at: Instant;
}

/** What a notice says, to people. */
export interface NoticeWords {
  readonly title: Text;
  readonly sentence: Text;
}
