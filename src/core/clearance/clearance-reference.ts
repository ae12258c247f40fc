import type { ComplianceTable } from '#core/compliance';
import type { DeadlineRules } from '#core/deadline';
import type { Reference } from '#core/reference';
import type { InspectionGuide } from '#core/inspection';
import type { LearnedStandings, LearningPeriod } from '#core/model';
import type { PriceMeasure, PriceStandings } from '#core/price';
import type { CompiledLists, NameTables } from '#core/watch-list';
import type { CompiledRules } from '#core/risk';
import type { ExampleDeclaration } from './example-declaration.ts';

/** What the flow decides by: the country's reference data selection rules and response times of the same version. */
export interface ClearanceReference {
  readonly reference: Reference;
  readonly rules: CompiledRules;
  /** Within what time each step has to be taken; nothing is ever due where the country names none. */
  readonly deadlines: DeadlineRules;
  /** How goods are inspected here; empty where the country says nothing of it. */
  readonly inspection: InspectionGuide;
  /** How parties are measured; empty where the country measures nobody. */
  readonly compliance: readonly ComplianceTable[];
  /** What the country knows of names; lists are compiled with it. */
  readonly names?: NameTables;
  /** Whom and what officers look out for; nobody where there are no lists. */
  readonly watchLists?: CompiledLists;
  /** How prices of like goods are compared; never, where the country says nothing of it. */
  readonly priceMeasures?: readonly PriceMeasure[];
  /** What goods usually cost; unknown where nothing was released yet. */
  readonly prices?: PriceStandings;
  /** How models have a part in selecting, until officers settle on something else; none, where the country says nothing of it. */
  readonly learning?: readonly LearningPeriod[];
  /** The model that selects; absent where none is in force. */
  readonly learned?: LearnedStandings;
  /** Absent where the country gives none. */
  readonly example?: ExampleDeclaration;
}
