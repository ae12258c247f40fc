import { isOpenAppeal } from './appeals.ts';
import type { DeclarationState } from './declaration-state.ts';

/** What may wait for the answer of an office, whatever the status. */
export const ASKED = ['amendment', 'cancellation', 'storage', 'release', 'appeal'] as const;
export type Asked = (typeof ASKED)[number];

const IS_ASKED: Readonly<Record<Asked, (state: DeclarationState) => boolean>> = {
  amendment: ({ amendment }) => amendment?.stage === 'requested',
  cancellation: ({ cancellation, status }) => cancellation !== undefined && status !== 'cancelled',
  storage: ({ storage }) => storage?.stage === 'asked',
  release: ({ early }) => early?.stage === 'asked',
  appeal: ({ appeals }) => appeals?.some(isOpenAppeal) ?? false,
};

/** What the declarant asked for and the office has not answered. */
export const askedOf = (state: DeclarationState): readonly Asked[] => ASKED.filter((asked) => IS_ASKED[asked](state));
