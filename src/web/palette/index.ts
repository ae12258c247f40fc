export { KeyList } from './key-list.tsx';
export { Palette, type Command } from './palette.tsx';
