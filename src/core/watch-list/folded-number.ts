/** A number of a container, a seal, a plate or an account: capitals and digits alone ("29C-123.45" is "29C12345"). */
export const foldedNumber = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replace(/[^A-Z0-9]+/gu, '');
