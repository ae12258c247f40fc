const DAY_MS = 86_400_000;
/** Long enough for a month’s ends and weekends, short enough to be there in a moment. */
const DAYS = 30;

/** The last days up to today, to begin with. */
export const lately = (today: string): { readonly from: string; readonly to: string } => ({
  from: new Date(Date.parse(`${today}T00:00:00Z`) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10),
  to: today,
});

/** How many days a period has, both ends among them. */
export const daysIn = ({ from, to }: { readonly from: string; readonly to: string }): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
