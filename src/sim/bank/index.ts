export { startBank, type BankOptions, type SimulatedBank } from './bank.ts';
export { EVERYDAY_MOODS, type Moods } from './moods.ts';
