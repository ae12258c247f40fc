import type { Schemas } from '#client';
import type { Language } from './language.ts';

/** A refusal as lines: what it is, and below it every error with its field, its code and what to do. */
export function problemLines(about: string, problem: Schemas['Problem'] | undefined, language: Language): string[] {
  const errors = problem?.errors ?? [];
  return [
    `${about}: ${problem?.title ?? 'not accepted'}${problem?.detail ? `: ${problem.detail}` : ''}`,
    ...errors.map(({ pointer, code, message, fix }) => `  ${pointer} ${code} ${message[language]} → ${fix[language]}`),
  ];
}
