import type { HttpApp } from '#server/platform/http';
import { changeRules } from './routes/change-rules.ts';
import { replays } from './routes/replays.ts';
import { rules } from './routes/rules.ts';
import type { RuleServices } from './rule-services.ts';

export function riskRoutes(app: HttpApp, all: RuleServices): void {
  rules(app, all);
  changeRules(app, all);
  replays(app, all);
}

export { concernsSelected, followSelected, SELECTED_FOLLOWER } from './follow-selected.ts';
export type { RuleServices } from './rule-services.ts';
export { concernsSuspensions, followSuspensions, SUSPENSIONS_FOLLOWER, watchRules } from './rule-watch.ts';
export { openRulesRoom, type RulesRoom } from './rules-room.ts';
export { RULES_FILE } from './rules-file.ts';
export { openReplays, type Replays } from './replay/replays.ts';
export { servedRules } from './served-rules.ts';
export type { OwnersOptions } from './tell-owners.ts';
