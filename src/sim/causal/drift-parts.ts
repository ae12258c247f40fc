/** What changes in the week of the drift: how those who cheat do it, with which goods and suppliers, who trades, and what goods cost. */
export const DRIFT_PARTS = ['ways', 'goods', 'newcomers', 'prices'] as const;
export type DriftPart = (typeof DRIFT_PARTS)[number];
