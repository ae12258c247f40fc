export { TransportFormPage } from './transport-form-page.tsx';
export { TransportPage } from './transport-page.tsx';
export { TransportsPage } from './transports-page.tsx';
