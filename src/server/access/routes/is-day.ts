import { parsePlainDate, type PlainDate } from '#core/kernel';

/** Whether a text that looks like a day is one of the calendar. */
export const isDay = (text: string): text is PlainDate => parsePlainDate(text) !== undefined;
