export * from './referral-stream.ts';
