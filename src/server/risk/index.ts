export { openRulesRoom, type RulesRoom, type RulesRoomOptions } from './rules-room.ts';
