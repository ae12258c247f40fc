import { MAGIC_REFERENCES } from '#core/sandbox';
import { expect, test } from 'vitest';
import { sandboxPage } from './pages/sandbox-page.ts';

const BYTES_MAX = 20_000;

test.each(['vi', 'en'] as const)(
  'in %s the page tells every outcome of the table, small and without script',
  (language) => {
    const page = sandboxPage(language, 'https://customs.example');
    expect(Buffer.byteLength(page)).toBeLessThan(BYTES_MAX);
    expect(page).not.toMatch(/<script/i);
    for (const { token, outcome } of MAGIC_REFERENCES) {
      expect(page).toContain(token.replaceAll('<', '&#60;').replaceAll('>', '&#62;'));
      expect(page).toContain(outcome[language]);
    }
  },
);
