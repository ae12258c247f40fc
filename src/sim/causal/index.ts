export { chartOf } from './chart.ts';
export { comparePolicies, type Comparison } from './compare.ts';
export { DRIFT_WEEKS, POLICIES, type Game, type PolicyName } from './measure.ts';
export { MECHANISMS, type Mechanism } from './sealed.ts';
export { summaryOf, type Estimate, type PolicySummary, type Summary } from './summary.ts';
