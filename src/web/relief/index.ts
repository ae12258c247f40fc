export { ExemptionListPage } from './exemption-list-page.tsx';
export { ExemptionListsPage } from './exemption-lists-page.tsx';
export { ListFormPage } from './list-form-page.tsx';
export { OverduePage } from './overdue-page.tsx';
export { QuotasPage } from './quotas-page.tsx';
