export * from './shipment-note.tsx';
export * from './shipment-page.tsx';
export * from './shipment-parts.tsx';
