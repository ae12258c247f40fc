import type { HttpApp } from '#server/platform/http';
import type { PriceServices } from './price-services.ts';
import { casePrices } from './routes/case-prices.ts';
import { priceBook } from './routes/price-book.ts';

export function priceRoutes(app: HttpApp, all: PriceServices): void {
  casePrices(app, all);
  priceBook(app, all);
}

export { AT_LEISURE as PRICES_AT_LEISURE, followPrices, PRICE_FOLLOWER } from './follow-prices.ts';
export { doubtsDueJob } from './doubts-due.ts';
export { openPricesRoom, pricesJob, type PricesRoom } from './prices-room.ts';
