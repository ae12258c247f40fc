import { useText } from '#web/ui';
import type { ReplaySummary } from './replay-api.ts';

type Named = ReplaySummary['versions'][number];

/** What a version is called at the head of its column. */
export function useVersionName(): (version: Named) => string {
  const t = useText();
  return ({ base, change }) => {
    const id = change.ruleId ?? '';
    if (change.kind === 'none') return t(base === 'then' ? 'replay.asItWas' : 'replay.asToday');
    return t(change.kind === 'with' ? 'replay.withRule' : 'replay.withoutRule', { id });
  };
}
