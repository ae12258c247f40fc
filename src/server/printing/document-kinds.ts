import type { Action } from '#core/access';
import { inspectionRef } from '#core/clearance';
import type { InspectionState } from '#core/inspection';
import type { Text } from '#core/kernel';
import { givenRelease, signedRelease } from '#server/clearance';
import type { Services } from '#server/platform/services';
import { printChannelResult } from './channel-letter.ts';
import { printDeclaration } from './declaration-paper.ts';
import { printDutyNotice } from './duty-letter.ts';
import { orderToPrint, printInspectionNotice } from './inspection-letter.ts';
import { printInspectionRecord, recordedBy, recordToPrint } from './inspection-record.ts';
import { printInstruction } from './instruction-letter.ts';
import type { PaperContext } from './paper-context.ts';
import { printRelease } from './release-letter.ts';

export const DOCUMENT_KINDS = [
  'declaration',
  'channel-result',
  'duty-notice',
  'inspection-notice',
  'inspection-record',
  'instruction',
  'release',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

interface Printer {
  readonly name: Text;
  /** Who may read the declaration so may have this paper of it. */
  readonly action: Action;
  /** How to print the paper; nothing where the declaration has not come to it. */
  readonly prepare: (
    context: PaperContext,
    services: Services,
    nameOf: NameOf,
  ) => Promise<Print | undefined> | Print | undefined;
  readonly missing: Text;
}
type Print = () => Promise<Buffer>;
/** What somebody with this account is called, where the account is still there. */
export type NameOf = (userId: string) => Promise<string | undefined>;

/** Every paper that a declaration can have, in the order of its life. */
export const PRINTERS: Readonly<Record<DocumentKind, Printer>> = {
  declaration: {
    name: { vi: 'Tờ khai', en: 'Declaration' },
    action: 'declaration.read',
    prepare: (context) => () => printDeclaration(context),
    missing: { vi: 'Không có bản này của tờ khai.', en: 'The declaration has no such version.' },
  },
  'channel-result': {
    name: { vi: 'Kết quả phân luồng', en: 'Channel result' },
    action: 'declaration.read',
    prepare: (context) => {
      const { channel } = context.record.state;
      return channel === null ? undefined : () => printChannelResult(context, channel);
    },
    missing: {
      vi: 'Chưa có kết quả phân luồng: tờ khai chưa được đăng ký.',
      en: 'There is no channel result: the declaration is not registered.',
    },
  },
  'duty-notice': {
    name: { vi: 'Thông báo thuế', en: 'Duty notice' },
    action: 'declaration.read',
    prepare: (context) => {
      const { paymentReference } = context.record.state;
      return paymentReference === null ? undefined : () => printDutyNotice(context, paymentReference);
    },
    missing: {
      vi: 'Không có thông báo thuế: tờ khai chưa được đăng ký, hoặc không có khoản phải nộp.',
      en: 'There is no duty notice: the declaration is not registered, or nothing is payable on it.',
    },
  },
  'inspection-notice': {
    name: { vi: 'Thông báo kiểm tra thực tế', en: 'Notice of inspection' },
    action: 'declaration.read',
    prepare: async (context, { engine }) => {
      const stored = await engine.readState<InspectionState>(inspectionRef(context.record.state.head.number));
      const order = orderToPrint(stored?.state);
      return order === undefined ? undefined : () => printInspectionNotice(context, order);
    },
    missing: {
      vi: 'Không có thông báo kiểm tra: chưa có quyết định kiểm tra thực tế hàng hóa.',
      en: 'There is no notice of inspection: no inspection of the goods is ordered.',
    },
  },
  'inspection-record': {
    name: { vi: 'Biên bản kiểm tra thực tế', en: 'Record of inspection' },
    action: 'declaration.read',
    prepare: async (context, { engine, reference }, nameOf) => {
      const stored = await engine.readState<InspectionState>(inspectionRef(context.record.state.head.number));
      const record = recordToPrint(stored?.state);
      if (record === undefined) return undefined;
      return async () => {
        const officers = recordedBy(record.round);
        const names = new Map(await Promise.all(officers.map(async (id) => [id, await nameOf(id)] as const)));
        const guide = reference.current().inspection;
        return printInspectionRecord(context, { ...record, guide, nameOf: (id) => names.get(id) ?? id });
      };
    },
    missing: {
      vi: 'Chưa có biên bản kiểm tra: việc kiểm tra thực tế hàng hóa chưa kết luận.',
      en: 'There is no record of inspection: no inspection of the goods is concluded.',
    },
  },
  instruction: {
    name: { vi: 'Thông báo sửa đổi', en: 'Instruction to amend' },
    action: 'declaration.read',
    prepare: (context) => {
      const { instruction } = context.record.state;
      return instruction === undefined ? undefined : () => printInstruction(context, instruction);
    },
    missing: {
      vi: 'Không có yêu cầu sửa đổi nào đang có hiệu lực.',
      en: 'No instruction to amend is open.',
    },
  },
  release: {
    name: { vi: 'Giấy thông quan', en: 'Release' },
    action: 'release.read',
    prepare: async (context, services) => {
      const given = givenRelease(context.record.state, services);
      // While it does not count there is no paper that says it does.
      const jws = given && (await signedRelease(given, services));
      return given === undefined || jws === null || jws === undefined
        ? undefined
        : () => printRelease(context, given.release, jws);
    },
    missing: {
      vi: 'Không có giấy thông quan: hàng hóa chưa được thông quan, hoặc việc thông quan đã bị dừng.',
      en: 'There is no release: the goods are not released, or their release was stopped.',
    },
  },
};
