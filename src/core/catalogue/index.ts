export * from './cleared-goods.ts';
