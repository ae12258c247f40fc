/** As the server wants it. */
export const PASSWORD_LENGTH_MIN = 12;
