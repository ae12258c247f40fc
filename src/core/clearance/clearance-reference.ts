import type { Reference } from '#core/reference';
import type { CompiledRules } from '#core/risk';

/** What the flow decides by: the country's reference data and the selection rules compiled from the same version. */
export interface ClearanceReference {
  readonly reference: Reference;
  readonly rules: CompiledRules;
}
