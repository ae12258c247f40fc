import type { Instant, PlainDate } from '#core/kernel';

/** Where goods are kept until control ends: at the place of their inspection, or at one of the trader's own. */
export const STORAGE_KINDS = ['inspectionPlace', 'ownPlace'] as const;
export type StorageKind = (typeof STORAGE_KINDS)[number];

export interface StorageAsked {
  readonly kind: StorageKind;
  readonly place: string;
  readonly reason: string;
}

/** What a trader that keeps goods under control must not do. */
export const STORAGE_BREACHES = ['tampered', 'wrongPlace', 'lateResult'] as const;
export type StorageBreach = (typeof STORAGE_BREACHES)[number];

/** Goods under control that are kept by the trader: a fact beside the status, gone once it is over. */
export interface Storage extends StorageAsked {
  readonly stage: 'asked' | 'allowed' | 'arrived';
  /** Since when it is at this stage. */
  readonly at: Instant;
  readonly breach?: StorageBreach;
}

export type StorageEventData =
  | ({ readonly type: 'StorageRequested' } & StorageAsked)
  | { readonly type: 'StorageAllowed'; readonly note: string }
  | { readonly type: 'StorageRefused'; readonly reason: string }
  | { readonly type: 'StorageArrived'; readonly note: string }
  | {
      readonly type: 'StorageBreached';
      readonly breach: StorageBreach;
      readonly note: string;
      /** The last day on which the trader is allowed no storage. */
      readonly barredUntil: PlainDate;
    }
  | { readonly type: 'StorageEnded'; readonly note: string };

/** The storage after one more event of its own. */
export function storageAfter(storage: Storage | undefined, data: StorageEventData, at: Instant): Storage | undefined {
  switch (data.type) {
    case 'StorageRequested':
      return { stage: 'asked', kind: data.kind, place: data.place, reason: data.reason, at };
    case 'StorageAllowed':
      return storage && { ...storage, stage: 'allowed', at };
    case 'StorageArrived':
      return storage && { ...storage, stage: 'arrived', at };
    case 'StorageBreached':
      return storage && { ...storage, breach: data.breach };
    case 'StorageRefused':
    case 'StorageEnded':
      return undefined;
  }
}
