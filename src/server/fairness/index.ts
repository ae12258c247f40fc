export { fairness as fairnessRoutes } from './routes/fairness.ts';
