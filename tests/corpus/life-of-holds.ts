import type { Living } from './life-of-decisions.ts';
import { ACTORS, declarationFor } from '#tests/support/clearance';

const CHECK = { agencyCode: 'MAE', documentTypeCode: 'QPL', note: 'kiểm dịch thực vật', dueOn: '2026-12-10' };
const STORED = { kind: 'ownPlace', place: 'Kho Ví Dụ', reason: 'chờ kết quả kiểm dịch' };
const EARLY = { groundCode: 'B', reason: 'chưa có giá chính thức' };

/** What holds goods, and what lets them go for a while or before their figures are final. */
export function lifeOfHolds({ send, lodged, paid }: Living): void {
  const { trader, documents, inspection, leader } = ACTORS;
  const { number } = lodged(declarationFor('yellow', 'HELD'));
  send(documents, 'case.awaitSpecialised', { number, ...CHECK });
  send(trader, 'declaration.requestStorage', { number, ...STORED });
  send(documents, 'case.refuseStorage', { number, reason: 'kho chưa đủ điều kiện' });
  send(trader, 'declaration.requestStorage', { number, ...STORED });
  send(documents, 'case.allowStorage', { number, note: 'giữ nguyên trạng' });
  send(trader, 'declaration.confirmStorage', { number, note: 'hàng đã về kho' });
  send(documents, 'case.recordStorageBreach', { number, breach: 'tampered', note: 'mất niêm phong' });
  const attachment = { id: 'c'.repeat(64), typeCode: 'QPL', name: 'q.pdf', mediaType: 'application/pdf', sizeBytes: 1 };
  send(trader, 'declaration.attach', { number, attachment });
  send(documents, 'case.recordSpecialised', { number, conforms: true, attachmentId: attachment.id, note: 'đạt' });

  const early = lodged(declarationFor('yellow', 'EARLY'));
  send(trader, 'declaration.requestRelease', { number: early.number, ...EARLY });
  send(documents, 'case.denyRelease', { number: early.number, reason: 'đủ căn cứ' });
  send(trader, 'declaration.requestRelease', { number: early.number, ...EARLY });
  send(documents, 'case.grantRelease', { number: early.number, note: 'chờ giá chính thức' });
  paid('M-EARLY', early.reference, early.total);
  send(documents, 'case.finalise', { number: early.number, reason: 'giá như đã khai' });
  send(inspection, 'case.suspendRelease', { number: early.number, reason: 'thông tin mới' });
  send(leader, 'case.resumeRelease', { number: early.number, reason: 'đã làm rõ' });
  send(leader, 'case.revokeRelease', { number: early.number, reason: 'hàng không đúng' });
  send(documents, 'case.controlAnew', { number: early.number, channel: 'red', reason: 'kiểm tra lại' });
}
