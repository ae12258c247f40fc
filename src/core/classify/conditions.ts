/** What goods may be instead of themselves. Whoever means that says so; names that say it of other texts are wrong for them. */
const CONDITIONS: readonly RegExp[] = [
  // Parts of a machine are not the machine.
  /(?:^|[^\p{L}])(?:bộ phận|bo phan|phụ tùng|phu tung|linh kiện|linh kien|parts?|accessor(?:y|ies))(?!\p{L})/iu,
  /(?:^|[^\p{L}])(?:phế liệu|phe lieu|phế thải|phe thai|mảnh vụn|manh vun|bã|cặn|waste|scrap|lees)(?!\p{L})/iu,
  // Knocked down, to be put together here.
  /(?:^|[^\p{L}])(?:ckd|tháo rời|thao roi|knocked[- ]down)(?!\p{L})/iu,
];

/** A bit for each condition that a text states. */
export const conditionsIn = (text: string): number =>
  CONDITIONS.reduce((bits, pattern, place) => (pattern.test(text) ? bits | (1 << place) : bits), 0);
