import { DEADLINE_NOTICES } from './deadline-notices.ts';
import type { NoticeRules } from './notice-rule.ts';
import type { PriceDoubtEventData } from '#core/price';

/** Who is told what of a doubt about prices: customs alone. */
export const PRICE_DOUBT_NOTICES: NoticeRules<PriceDoubtEventData> = {
  ...DEADLINE_NOTICES,
  // An officer's own note.
  DoubtSetAside: [],
};
