import type { Reference } from '#core/reference';
import type { InspectionGuide } from '#core/inspection';
import type { CompiledRules } from '#core/risk';
import type { ResponseTime } from './response-times.ts';

/** What the flow decides by: the country's reference data selection rules and response times of the same version. */
export interface ClearanceReference {
  readonly reference: Reference;
  readonly rules: CompiledRules;
  /** Within what time each step has to be taken; empty where the country names none. */
  readonly responseTimes: readonly ResponseTime[];
  /** How goods are inspected here; empty where the country says nothing of it. */
  readonly inspection: InspectionGuide;
}
