import { useEffect, useState } from 'react';

/** When this goes away, the focus is where it was when it came: in a field, a cell, on a row. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
}
