export { FollowUpsPage } from './follow-ups-page.tsx';
export { OrderFacts } from './order-facts.tsx';
export { InspectionPanel } from './inspection-panel.tsx';
export { InspectionNoticesSection } from './notices-section.tsx';
export { useInspection, useInspectionNotices } from './use-inspection.ts';
