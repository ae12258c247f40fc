export { CompliancePage, OwnCompliancePage } from './compliance-page.tsx';
export { ContestsPage } from './contests-page.tsx';
