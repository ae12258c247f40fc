export * from './services.ts';
export * from './signer.ts';
export { acceptedOf, IDEMPOTENCY_KEY_LENGTH_MAX, submitted, type Accepted } from './submit.ts';
export { submittedApart, type Apart } from './submit-apart.ts';
export * from './courier.ts';
export { FILE_FIELD, keptBytes, receivedFile, type Received } from './received-file.ts';
export * from './search-limits.ts';
