import { describe } from 'vitest';
import { findChromium } from './browser.ts';

const chromium = await findChromium();

/** A group of tests that need a browser. Where there is none they are skipped, each by its name, with the reason in the name of the group. */
export function describeInBrowser(name: string, body: () => void): void {
  if (chromium.path === undefined) describe.skip(`${name} (skipped: ${chromium.reason})`, body);
  else describe(name, body);
}
