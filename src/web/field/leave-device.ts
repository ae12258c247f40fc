import { forgetFieldOwner, keptFieldOwner } from '#web/client';
import { fieldStore } from './field-store.ts';
import { isUnsent } from './standing.ts';

/** Leaves nothing of anybody on a device that is handed on. */
export async function wipeDevice(): Promise<void> {
  await fieldStore.wipe();
  forgetFieldOwner();
}

/** How many records on this device would be lost if they who are here left it now. */
export async function unsentHere(): Promise<number> {
  const owner = keptFieldOwner();
  return owner === undefined ? 0 : (await fieldStore.listOf(owner)).filter(isUnsent).length;
}
