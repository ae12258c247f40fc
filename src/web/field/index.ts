export { FieldOrderPage } from './field-order-page.tsx';
export { FieldPage } from './field-page.tsx';
export { unsentHere, wipeDevice } from './leave-device.ts';
