/** Opens the list of codes of the field one is in; what the refusals' advice calls “look-up (F4)”. By place on the keyboard, not by letter. */
export const LOOK_UP_KEY = 'F4';
