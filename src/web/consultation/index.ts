export { ConsultationSection } from './consultation-section.tsx';
export { useConsultation } from './use-consultation.ts';
