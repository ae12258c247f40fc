/**
 * A rate as people read it: a plain percentage in the person's way of writing numbers and with its sign. What is more than
 * that (specific, quota, alternatives) stands as it is printed; exclusions are told beside it.
 */
export function rateText(printed: string, decimal: (text: string) => string): string {
  const plain = /^\s*(\d+(?:\.\d+)?)\s*(?:\(-[^)]*\))?\s*$/.exec(printed)?.[1];
  return plain === undefined ? printed : `${decimal(plain)} %`;
}
