export * from './rules-page.tsx';
export * from './rule-page.tsx';
export { EditRulePage, NewRulePage } from './rule-form-page.tsx';
