import type { DeclarationView, InspectionFile } from '#web/client';

/** What each form of a step is given: the goods as declared, the file, and how it closes. */
export interface StepProps {
  readonly view: DeclarationView;
  readonly file: InspectionFile;
  readonly onDone: () => void;
}
