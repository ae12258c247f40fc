import type { ApprovalServices } from '#server/approval';
import type { Services } from '#server/platform/services';
import type { LearnedRoom } from './learned-room.ts';
import type { Trainings } from './training/trainings.ts';

export interface LearningServices {
  readonly services: Services;
  readonly learned: LearnedRoom;
  readonly trainings: Trainings;
  /** What is proposed goes the way of all proposals. */
  readonly approval: ApprovalServices;
}
