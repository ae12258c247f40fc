export * from './letters.tsx';
export { OpenMatters } from './open-matters.tsx';
export { StepList } from './step-list.tsx';
export { Versions } from './versions.tsx';
