import type { CompiledRules } from '#core/risk';
import type { ApprovalServices } from '#server/approval';
import type { Services } from '#server/platform/services';
import type { Replays } from './replay/replays.ts';
import type { RulesRoom } from './rules-room.ts';

export interface RuleServices {
  readonly services: Services;
  readonly rules: RulesRoom;
  /** The rules of the country's file, without what officers made of them. */
  readonly seed: () => CompiledRules;
  /** Trying rules on the past. */
  readonly replays: Replays;
  /** What is proposed goes the way of all proposals. */
  readonly approval: ApprovalServices;
}
