import { expect } from 'vitest';
import type { Visit } from '../stage.ts';

/** A screen that somebody comes to, and what tells that it has what it is for. */
export interface Stop {
  /** Of its picture: the guide that shows it, and the screen. */
  readonly picture: string;
  readonly address: string;
  /** Words of what this page alone shows, as they are read there. */
  readonly shows: string | RegExp;
  /** What is done on the page before it is looked at. */
  readonly first?: (visit: Visit) => Promise<void>;
}

/** Wide and high as a large screen; the windows of the guides are 1280 wide. */
const LARGE = { width: 1920, height: 1080 } as const;

/** Goes from screen to screen as one person; each is accessible, whole and without complaint at both widths. */
export async function walk(visit: Visit, stops: readonly Stop[]): Promise<void> {
  for (const { picture, address, shows, first } of stops) {
    const { page } = visit;
    await visit.open(address);
    await first?.(visit);
    await page.getByRole('main').getByText(shows).filter({ visible: true }).first().waitFor();
    await visit.atRest();
    expect(await page.getByRole('main').getByRole('alert').count(), `${address} tells of no error`).toBe(0);
    const window = page.viewportSize();
    for (const size of window === null ? [] : [LARGE, window]) {
      await page.setViewportSize(size);
      await visit.atRest();
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content, `${address} at ${size.width}`).toBeLessThanOrEqual(screen ?? 0);
      await visit.shot(picture, 'window');
    }
    await visit.expectAccessible();
  }
}
