export * from './audiences-of-actor.ts';
export * from './notice-texts.ts';
export * from './notice-words.ts';
export * from './notice.ts';
export * from './notices-of.ts';
export * from './topic.ts';
