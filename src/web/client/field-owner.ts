const KEPT_AS = 'haidang.field.owner';

/** Who carried inspections along on this device last: without a connection nobody can be asked who is there. */
export const keptFieldOwner = (): string | undefined => localStorage.getItem(KEPT_AS) ?? undefined;
export const keepFieldOwner = (id: string): void => localStorage.setItem(KEPT_AS, id);
export const forgetFieldOwner = (): void => localStorage.removeItem(KEPT_AS);
