export * from './services.ts';
export * from './signer.ts';
export * from './submit.ts';
export * from './courier.ts';
export { receivedFile, type Received } from './received-file.ts';
export * from './search-limits.ts';
