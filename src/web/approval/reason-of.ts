import { WATCH_LIST_ENTRY } from '#core/watch-list';
import type { Proposal } from '#web/client';
import type { useText } from '#web/ui';

/** Why something is proposed, as its proposer wrote it. An entry of a watch list is proposed by the program: why stands in the entry alone. */
export const reasonOf = ({ kind, reason }: Pick<Proposal, 'kind' | 'reason'>, t: ReturnType<typeof useText>): string =>
  kind === WATCH_LIST_ENTRY ? t('approval.reasonInEntry') : reason;
