import type { Text } from '#core/kernel';
import { Option } from 'commander';

export type Language = keyof Text;
const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** `--lang`: in which of the two languages answers are given. */
export const languageOption = (): Option =>
  new Option('--lang <language>', 'in which language').choices(LANGUAGES).default('en');
