export { ReplayPage } from './replay-page.tsx';
export { ReplaysPage } from './replays-page.tsx';
export { TryOnPast } from './try-on-past.tsx';
