export { CaseModel } from './case-model.tsx';
export { ModelPage } from './model-page.tsx';
export { ModelsPage } from './models-page.tsx';
