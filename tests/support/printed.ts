import { afterEach, beforeEach, vi } from 'vitest';

/** Keeps what commands print from the screen, in every test of the file that calls this; gives what was printed since it was last asked. */
export function capturePrinted(): () => string {
  let printed = '';
  const taken = (): string => {
    const text = printed;
    printed = '';
    return text;
  };
  beforeEach(() => {
    taken();
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return taken;
}
