export { search as searchRoutes } from './search-route.ts';
