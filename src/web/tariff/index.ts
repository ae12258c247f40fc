export * from './tariff-line-page.tsx';
export * from './tariff-page.tsx';
