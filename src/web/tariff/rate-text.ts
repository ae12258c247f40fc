/**
 * A rate as people read it: a plain percentage in the person's way of writing numbers and with its sign. What is more than
 * that (specific, quota, alternatives) stands as it is printed; exclusions are told beside it.
 */
export function rateText(printed: string, decimal: (text: string) => string): string {
  const plain = /^\s*(\d+(?:\.\d+)?)\s*(?:\(-[^)]*\))?\s*$/.exec(printed)?.[1];
  return plain === undefined ? printed : `${decimal(plain)} %`;
}

/** `2000 VND/LTR` with the unit as people say it; where a unit goes by several words, by the first. */
export const withUnitNames = (text: string, nameOf: (code: string) => string): string =>
  text.replace(/(?<=\/)[A-Z0-9]{2,3}\b/g, (code) => {
    const name = nameOf(code);
    return name === code ? code : (name.split(',')[0] ?? name).toLowerCase();
  });
