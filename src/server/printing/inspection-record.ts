import {
  namedOn,
  type Attendance,
  type CheckAnswer,
  type InspectionGuide,
  type InspectionRound,
  type InspectionState,
  type Photo,
  type ScanVerdict,
  type SealState,
} from '#core/inspection';
import type { Text } from '#core/kernel';
import { typeset, type LetterPaper, type PaperList } from '#server/platform/print';
import { declaredSeals, extentText, MEANS } from './inspection-letter.ts';
import { paperOf, writerFor, type PaperContext, type Writer } from './paper-context.ts';

const TEXTS = {
  title: { vi: 'Biên bản kiểm tra thực tế hàng hóa', en: 'Record of inspection' },
  round: { vi: 'Lần kiểm tra', en: 'Inspection no.' },
  ordered: { vi: 'Quyết định lúc', en: 'Ordered' },
  begun: { vi: 'Ghi nhận từ', en: 'Recorded from' },
  concluded: { vi: 'Kết luận lúc', en: 'Concluded' },
  place: { vi: 'Địa điểm', en: 'Place' },
  extent: { vi: 'Mức độ kiểm tra', en: 'How much' },
  means: { vi: 'Cách thức kiểm tra', en: 'By which means' },
  packages: { vi: 'Các kiện', en: 'Packages' },
  officers: { vi: 'Công chức kiểm tra', en: 'Inspected by' },
  conforms: { vi: 'Đúng khai báo', en: 'As declared' },
  differs: { vi: 'Sai khác so với khai báo', en: 'Otherwise than declared' },
  containers: { vi: 'Container và chì', en: 'Containers and seals' },
  container: { vi: 'Container', en: 'Container' },
  sealsDeclared: { vi: 'Chì khai báo', en: 'Seals declared' },
  sealsRead: { vi: 'Chì đọc được', en: 'Seals as read' },
  sealState: { vi: 'Tình trạng chì', en: 'State of the seals' },
  found: { vi: 'Hàng hóa đã kiểm tra', en: 'Goods as found' },
  line: { vi: 'Dòng', en: 'Line' },
  declared: { vi: 'Khai báo', en: 'Declared' },
  asFound: { vi: 'Thực tế', en: 'Found' },
  note: { vi: 'Ghi nhận', en: 'Noted' },
  differences: { vi: 'Sai khác', en: 'Differences' },
  difference: { vi: 'Nội dung', en: 'In what' },
  unnamed: { vi: 'Không khai', en: 'Not declared' },
  checklist: { vi: 'Phiếu kiểm tra hồ sơ', en: 'Checklist of the documents' },
  checked: { vi: 'Nội dung kiểm tra', en: 'What was checked' },
  answer: { vi: 'Kết quả', en: 'Answer' },
  scans: { vi: 'Kết quả soi chiếu', en: 'Scans' },
  photos: { vi: 'Ảnh kèm theo', en: 'Pictures that belong to it' },
  photo: { vi: 'Ảnh', en: 'Picture' },
  shows: { vi: 'Của', en: 'Of' },
  hash: { vi: 'SHA-256 của nội dung', en: 'SHA-256 of its content' },
  seal: { vi: 'Container', en: 'Container' },
  scan: { vi: 'Soi chiếu', en: 'Scan' },
  signature: { vi: 'Chữ ký', en: 'Signature' },
  attended: { vi: 'Đại diện người khai', en: 'Representative of the declarant' },
  attendance: { vi: 'Có mặt', en: 'Attendance' },
  name: { vi: 'Họ tên', en: 'Name' },
  capacity: { vi: 'Chức vụ', en: 'Capacity' },
  remark: { vi: 'Ý kiến', en: 'Remark' },
  inJournal: {
    vi: 'Biên bản được lập từ những gì đã ghi tại chỗ và không đổi sau khi kết luận. Ảnh lưu trong hồ sơ điện tử của tờ khai; mã băm cho biết có đúng ảnh đó không.',
    en: 'Made of what was recorded on the spot, which does not change once it is concluded. Pictures are kept with the declaration; their hash tells whether one is the one meant.',
  },
  forOffice: {
    vi: 'Bản lưu của cơ quan hải quan, có phiếu kiểm tra hồ sơ và kết quả soi chiếu.',
    en: 'The copy of the customs office, with its checklist and scans.',
  },
} as const satisfies Readonly<Record<string, Text>>;

const SEALS: Readonly<Record<SealState, Text>> = {
  intact: { vi: 'Nguyên vẹn, đúng số', en: 'Intact, as declared' },
  different: { vi: 'Khác số khai', en: 'Another number' },
  broken: { vi: 'Đứt hoặc có dấu can thiệp', en: 'Broken or tampered with' },
  missing: { vi: 'Không có chì', en: 'No seal' },
};
const ATTENDANCE: Readonly<Record<Attendance, Text>> = {
  signed: { vi: 'Có mặt và ký', en: 'Was there and signed' },
  refused: { vi: 'Có mặt, không ký', en: 'Was there and did not sign' },
  absent: { vi: 'Vắng mặt', en: 'Was not there' },
};
const ANSWERS: Readonly<Record<CheckAnswer, Text>> = {
  yes: { vi: 'Đạt', en: 'Yes' },
  no: { vi: 'Không đạt', en: 'No' },
  notApplicable: { vi: 'Không áp dụng', en: 'Does not apply' },
};
const VERDICTS: Readonly<Record<ScanVerdict, Text>> = {
  clear: { vi: 'Không nghi vấn', en: 'Clear' },
  suspect: { vi: 'Nghi vấn', en: 'Suspect' },
  unreadable: { vi: 'Không đọc được', en: 'Unreadable' },
};

/** A record is of an inspection that came to its end: the last that did, and which of them it was. */
export interface RecordToPrint {
  readonly inspection: InspectionState;
  readonly round: InspectionRound & { readonly conclusion: NonNullable<InspectionRound['conclusion']> };
  /** From 1, as they were ordered. */
  readonly place: number;
  readonly guide: InspectionGuide;
  /** By account; who recorded something stands in the record. */
  readonly nameOf: (userId: string) => string;
}

/** The last inspection that was concluded; nothing before. */
export function recordToPrint(
  inspection: InspectionState | undefined,
): Pick<RecordToPrint, 'inspection' | 'round' | 'place'> | undefined {
  if (inspection === undefined) return undefined;
  const at = inspection.rounds.findLastIndex(({ conclusion }) => conclusion !== null);
  const round = inspection.rounds[at];
  if (round === undefined || round.conclusion === null) return undefined;
  return { inspection, round: { ...round, conclusion: round.conclusion }, place: at + 1 };
}

/** Everybody who wrote a part of the record, in the order in which they came. */
export const recordedBy = ({ scans, containerChecks, findings, conclusion }: InspectionRound): readonly string[] => [
  ...new Set(
    [...scans, ...containerChecks, ...findings, ...(conclusion === null ? [] : [conclusion])].map(({ by }) => by),
  ),
];

/**
 * What was found, on paper: for the trader who was there, what was opened, seen and concluded. The office's copy has its own checklist and
 * scans beside; neither says why the goods were chosen.
 */
export function printInspectionRecord(context: PaperContext, record: RecordToPrint): Promise<Buffer> {
  const writer = writerFor(context);
  const { say, time } = writer;
  const { round, place } = record;
  const { order, conclusion } = round;
  const began = [...round.scans, ...round.containerChecks, ...round.findings].map(({ at }) => at).toSorted()[0];
  const print: LetterPaper = {
    ...paperOf(context, writer, {
      title: TEXTS.title,
      facts: writer.facts([
        [TEXTS.round, `${place}`],
        [TEXTS.ordered, time(order.at)],
        [TEXTS.begun, began === undefined ? undefined : time(began)],
        [TEXTS.concluded, time(conclusion.at)],
        [TEXTS.place, order.place],
        [TEXTS.means, say(MEANS[order.means])],
        [TEXTS.extent, extentText(order.extent, writer)],
        [TEXTS.packages, order.packages],
        [TEXTS.officers, recordedBy(round).map(record.nameOf).join(', ')],
      ]),
    }),
    mark: say(conclusion.conforms ? TEXTS.conforms : TEXTS.differs),
    statement: conclusion.text,
    lists: [
      ...containerList(context, record, writer),
      ...findingList(context, record, writer),
      ...differenceList(context, record, writer),
      ...(context.isForOffice ? [...checkLists(context, record, writer), ...scanList(record, writer)] : []),
      ...attendanceList(record, writer),
      ...photoList(context, record, writer),
    ],
    bottomLine: null,
    proof: null,
    notes: [say(TEXTS.inJournal), ...(context.isForOffice ? [say(TEXTS.forOffice)] : [])],
  };
  return typeset('letter', print);
}

/** A list where there is something to list. */
function listOf(
  { say }: Writer,
  title: Text,
  columns: readonly (readonly [Text, number])[],
  rows: readonly (readonly string[])[],
): readonly PaperList[] {
  if (rows.length === 0) return [];
  return [
    {
      title: say(title),
      columns: columns.map(([, width]) => width),
      words: columns.map(([word]) => say(word)),
      right: 0,
      rows: rows.map((cells) => ({ cells, strong: false })),
    },
  ];
}

/** What the inspector noted of a container is for the office, as its scan is; how its seals were is for whoever closed it too. */
function containerList(context: PaperContext, { round }: RecordToPrint, writer: Writer): readonly PaperList[] {
  const { isForOffice } = context;
  return listOf(
    writer,
    TEXTS.containers,
    [
      [TEXTS.container, 3],
      [TEXTS.sealsDeclared, 3],
      [TEXTS.sealsRead, 3],
      [TEXTS.sealState, 3],
      ...(isForOffice ? [[TEXTS.note, 4] as const] : []),
    ],
    round.containerChecks.map(({ container, seals, sealState, note }) => [
      container,
      declaredSeals(context, container) || '—',
      seals.join(', ') || '—',
      writer.say(SEALS[sealState]),
      ...(isForOffice ? [note] : []),
    ]),
  );
}

function findingList(
  { record, today }: PaperContext,
  { round, guide }: RecordToPrint,
  writer: Writer,
): readonly PaperList[] {
  const { say, exact, name, coded } = writer;
  const unit = (code: string | null | undefined): string => (code ? name('unit', code) : '');
  const rows = round.findings.map(({ line, quantityFound, unitCode, codeFound, originFound, condition, note }) => {
    const item = record.declaration.goodsItems.find(({ sequence }) => sequence === line);
    const declared = [
      item?.commodityCode,
      item?.description,
      item?.tariffQuantity && `${exact(item.tariffQuantity.value)} ${unit(item.tariffQuantity.unitCode)}`,
      item?.origin?.countryCode && coded('country', item.origin.countryCode),
    ];
    const found = [
      codeFound,
      quantityFound === null ? null : `${exact(quantityFound)} ${unit(unitCode)}`,
      originFound && coded('country', originFound),
      condition === null ? null : say(namedOn(guide.conditions, condition, today)?.name ?? plain(condition)),
    ];
    return [line === null ? say(TEXTS.unnamed) : `${line}`, joined(declared), joined(found) || '—', note];
  });
  return listOf(
    writer,
    TEXTS.found,
    [
      [TEXTS.line, 2],
      [TEXTS.declared, 6],
      [TEXTS.asFound, 4],
      [TEXTS.note, 5],
    ],
    rows,
  );
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
const plain = (code: string): Text => ({ vi: code, en: code });

function differenceList(
  { today }: PaperContext,
  { round, guide }: RecordToPrint,
  writer: Writer,
): readonly PaperList[] {
  const { say } = writer;
  const kindName = (kind: string): Text =>
    namedOn(
      guide.discrepancies.map((rule) => ({ ...rule, id: rule.kind })),
      kind,
      today,
    )?.name ?? plain(kind);
  return listOf(
    writer,
    TEXTS.differences,
    [
      [TEXTS.line, 2],
      [TEXTS.difference, 5],
      [TEXTS.declared, 5],
      [TEXTS.asFound, 5],
    ],
    round.conclusion.discrepancies.map(({ line, kind, declared, found }) => [
      line === null ? '—' : `${line}`,
      capital(say(kindName(kind))),
      declared,
      found,
    ]),
  );
}

/** Names of lists stand within sentences elsewhere. */
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The last check of the documents: an earlier one was done anew. */
function checkLists({ today }: PaperContext, { inspection, guide }: RecordToPrint, writer: Writer) {
  const { say } = writer;
  const rows = (inspection.documentChecks.at(-1)?.items ?? []).map(({ item, answer, note }) => [
    say(namedOn(guide.checklist, item, today)?.text ?? plain(item)),
    say(ANSWERS[answer]),
    note,
  ]);
  return listOf(
    writer,
    TEXTS.checklist,
    [
      [TEXTS.checked, 7],
      [TEXTS.answer, 3],
      [TEXTS.note, 4],
    ],
    rows,
  );
}

function scanList({ round }: RecordToPrint, writer: Writer): readonly PaperList[] {
  return listOf(
    writer,
    TEXTS.scans,
    [
      [TEXTS.container, 3],
      [TEXTS.answer, 3],
      [TEXTS.note, 6],
    ],
    round.scans.map(({ container, verdict, note }) => [container, writer.say(VERDICTS[verdict]), note]),
  );
}

function attendanceList({ round }: RecordToPrint, writer: Writer): readonly PaperList[] {
  const { attendance: attested } = round;
  if (attested === null) return [];
  const { attendance, name, capacity, note } = attested;
  return listOf(
    writer,
    TEXTS.attended,
    [
      [TEXTS.attendance, 3],
      [TEXTS.name, 4],
      [TEXTS.capacity, 3],
      [TEXTS.remark, 5],
    ],
    [[writer.say(ATTENDANCE[attendance]), name || '—', capacity || '—', note]],
  );
}

/** By name and hash: the pictures themselves are asked for where they are kept. The trader is told of those that show the goods. */
function photoList(
  { isForOffice }: PaperContext,
  { inspection, round }: RecordToPrint,
  writer: Writer,
): readonly PaperList[] {
  const { say } = writer;
  const shown: readonly (readonly [string, string])[] = [
    ...(isForOffice
      ? [
          ...round.scans.flatMap(({ container, images }) =>
            images.map((id) => [id, `${say(TEXTS.scan)} ${container}`] as const),
          ),
          ...round.containerChecks.flatMap(({ container, photos }) =>
            photos.map((id) => [id, `${say(TEXTS.seal)} ${container}`] as const),
          ),
        ]
      : []),
    ...round.findings.flatMap(({ line, photos }) =>
      photos.map((id) => [id, line === null ? say(TEXTS.unnamed) : `${say(TEXTS.line)} ${line}`] as const),
    ),
    ...(round.attendance?.signature ? [[round.attendance.signature, say(TEXTS.signature)] as const] : []),
  ];
  const named = new Map(inspection.photos.map((photo: Photo) => [photo.id, photo.name]));
  return listOf(
    writer,
    TEXTS.photos,
    [
      [TEXTS.photo, 4],
      [TEXTS.shows, 3],
      [TEXTS.hash, 8],
    ],
    shown.map(([id, of]) => [named.get(id) ?? '—', of, inGroups(id)]),
  );
}

/** A hash is compared by people group by group, and has places to break. */
const GROUP_LENGTH = 8;
const inGroups = (hash: string): string => (hash.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'g')) ?? []).join(' ');
