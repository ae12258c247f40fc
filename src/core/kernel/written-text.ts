/**
 * What is no text: what neither XML 1.0 nor PostgreSQL can hold (control characters other than tab and line ends, halves of
 * surrogate pairs, the two non-characters), and the controls that both would hold though nobody sees them: DEL and C1, the
 * mark of text that was read by the wrong code page, and those that turn the order of letters around (UAX #9): an officer would read
 * other goods than were written. Every letter stays, composed or not, from whichever side it is written. Refused at the door, so that
 * no later stage meets them.
 */
const ORDER = '\\u202a-\\u202e\\u2066-\\u2069';
const NO_TEXT = `\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f${ORDER}\\ud800-\\udfff\\ufffe\\uffff`;

const ORDERED = new RegExp(`[${ORDER}]`, 'gu');
/** What was typed or pasted, without the order that some programs hide in what they copy: nobody could find it to take it out. */
export const withoutHiddenOrder = (text: string): string => text.replaceAll(ORDERED, '');

/** Whether PostgreSQL takes a text at all: it keeps neither NUL nor half a surrogate pair. What people write is held to more. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** Any text that can be kept, also none. */
export const STORABLE_TEXT = `^[^${NO_TEXT}]*$`;

/** Storable text that says something: blanks and dots alone are no reason that anybody could read later. */
export const STATED_TEXT = `^(?=[\\s\\S]*[\\p{L}\\p{N}])[^${NO_TEXT}]*$`;
