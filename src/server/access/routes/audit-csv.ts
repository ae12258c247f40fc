import type { Text } from '#core/kernel';

/** An entry of a log, as far as a spreadsheet shows it. */
export interface ExportedEntry {
  readonly at: string;
  readonly kind: string;
  readonly who: { readonly id: string; readonly name: string | null } | null;
  readonly organisation: { readonly id: string; readonly name: string | null };
  readonly action: string;
  readonly label: Text | null;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string | null };
  readonly concerns: readonly string[];
}

const HEADER = [
  'Lúc / At (UTC)',
  'Loại / Kind',
  'Người / Person',
  'Tài khoản / Account',
  'Tổ chức / Organisation',
  'Việc / Act',
  'Tên việc / Name of the act',
  'Đối tượng / Subject',
  'Số / Number',
  'Liên quan / Concerns',
];

/** For spreadsheet programs: with a mark of its encoding, and nothing that could run as a formula. */
export function auditCsv(entries: readonly ExportedEntry[]): string {
  const rows = entries.map(({ at, kind, who, organisation, action, label, subject, concerns }) => [
    at,
    kind,
    who?.name ?? '',
    who?.id ?? '',
    organisation.name ?? organisation.id,
    action,
    label === null ? '' : `${label.vi} / ${label.en}`,
    subject.kind,
    subject.name ?? subject.id,
    concerns.join(' '),
  ]);
  return `\ufeff${[HEADER, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

const cellOf = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
