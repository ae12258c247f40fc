import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody without a mouse: what they reach they reach by keys, and they see where they are. */
export interface Hands {
  /** Goes on with Tab until this has the focus, and the focus can be seen on it. */
  readonly reach: (there: Locator) => Promise<void>;
  /** Reaches it and presses Enter. */
  readonly enter: (there: Locator) => Promise<void>;
  /** Reaches a field and writes over what it holds. */
  readonly write: (there: Locator, text: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
}

/** Nobody would go on longer than this; a trap for the focus ends here too. */
const TABS_MAX = 150;

export function handsOn(page: Page): Hands {
  const press: Hands['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const reach: Hands['reach'] = async (there) => {
    await there.waitFor();
    for (let tabs = 0; tabs <= TABS_MAX; tabs += 1) {
      if (await there.evaluate(hasFocus)) {
        expect(await there.evaluate(showsFocus), `${String(there)} shows that it has the focus`).toBe(true);
        return;
      }
      await press('Tab');
    }
    throw new Error(`${String(there)} is not reached with ${TABS_MAX} presses of Tab on ${page.url()}`);
  };
  return {
    press,
    reach,
    enter: async (there) => {
      await reach(there);
      await press('Enter');
    },
    write: async (there, text) => {
      await reach(there);
      await press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
  };
}

const hasFocus = (element: Element): boolean => element === document.activeElement;

/** An outline, or a border or shadow that another element around it draws in its place. */
function showsFocus(element: Element): boolean {
  const drawn = (style: CSSStyleDeclaration): boolean =>
    (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  if (drawn(getComputedStyle(element))) return true;
  // A field's border takes the accent colour.
  return element.matches('input, textarea, select') || element.closest('[data-focus-ring], label') !== null;
}
