export { CasePrices, useDoubtedLines } from './case-prices.tsx';
export { PricesPage } from './prices-page.tsx';
