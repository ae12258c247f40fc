import type { NoticeCode } from './notice-texts.ts';
import type { AudienceKind, NoticeFacts } from './notice.ts';

/** To whom an event is told, and as what. Methods, so that a rule for one event stands in a table of all. */
export interface NoticeRule<Data> {
  readonly code: NoticeCode;
  readonly to: readonly AudienceKind[];
  /** Only of events that say so. */
  when?(data: Data): boolean;
  facts?(data: Data): NoticeFacts;
}

/** A line for each type of event, so that a new one cannot be forgotten. */
export type NoticeRules<Events extends { readonly type: string }> = {
  readonly [Type in Events['type']]: readonly NoticeRule<Extract<Events, { readonly type: Type }>>[];
};
