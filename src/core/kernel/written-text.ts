/**
 * What is no text: what neither XML 1.0 nor PostgreSQL can hold (control characters other than tab and line ends, halves of
 * surrogate pairs, the two non-characters), and the controls that both would hold though nobody sees them: DEL and C1, the
 * mark of text that was read by the wrong code page. Every letter stays, composed or not. Refused at the door, so that no
 * later stage meets them.
 */
const NO_TEXT = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ud800-\\udfff\\ufffe\\uffff';

/** Any text that can be kept, also none. */
export const STORABLE_TEXT = `^[^${NO_TEXT}]*$`;

/** Storable text that says something: blanks and dots alone are no reason that anybody could read later. */
export const STATED_TEXT = `^(?=[\\s\\S]*[\\p{L}\\p{N}])[^${NO_TEXT}]*$`;
