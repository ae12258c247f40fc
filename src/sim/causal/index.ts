export { chartOf } from './chart.ts';
export { CIRCUMSTANCE_NAMES, TAKEN_APART, type CircumstanceName } from './circumstances.ts';
export { compareCircumstances, comparePolicies, type Comparison } from './compare.ts';
export { lossSummaryOf, type CircumstanceSummary, type LossSummary } from './loss-summary.ts';
export { DRIFT_WEEKS, POLICIES, type Game, type PolicyName } from './measure.ts';
export { MECHANISMS, type Mechanism } from './sealed.ts';
export { summaryOf, type Estimate, type PolicySummary, type Summary } from './summary.ts';
