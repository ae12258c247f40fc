import type { ApprovalKind } from '#core/approval';
import type { Actor, Json } from '#core/kernel';
import type { Services } from '#server/platform/services';
import type { ContentStore } from './content-store.ts';

/** A kind of proposal with what only this program can say or do about it. */
export interface ServedKind {
  readonly kind: Pick<ApprovalKind, 'name' | 'mayPropose' | 'mayApprove'>;
  /** Who of those who may propose or approve the kind may know of this one; absent, all of them. */
  readonly maySee?: (data: Json, actor: Actor) => Promise<boolean>;
  /** Whether what it was compared with is no longer what is in force. */
  readonly isStale: (data: Json) => Promise<boolean>;
  /** Sends the approval, with what it brings about made ready before and taken up after. */
  readonly approve: <T>(data: Json, submit: () => Promise<T>) => Promise<T>;
}

export interface ApprovalServices {
  readonly services: Pick<Services, 'engine' | 'pool' | 'clock' | 'reference'>;
  readonly kinds: readonly ServedKind[];
  readonly contents: ContentStore;
  /** What somebody is called; `undefined` for one who is on record no more. */
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}
