import type { Services } from '#server/platform/services';
import type { ModelFiles } from './model-files.ts';

export interface MeasureServices {
  readonly services: Services;
  readonly files: ModelFiles;
}
