import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { DeclarationView, InspectionFile } from '#web/client';
import { Section, useText } from '#web/ui';
import { CheckForm } from './check-form.tsx';
import { CancelForm } from './closing-forms.tsx';
import { ConcludeForm } from './conclude-form.tsx';
import { DocumentCheck, RoundCourse, Samples } from './course.tsx';
import { FindingForm } from './finding-form.tsx';
import { FollowUpSection } from './follow-up-section.tsx';
import type { StepProps } from './form-props.ts';
import classes from './inspection.module.css';
import { ResultForm, SampleForm } from './laboratory-forms.tsx';
import { OrderForm } from './order-form.tsx';
import { ScanForm } from './scan-form.tsx';

type Action = InspectionFile['actions'][number];
/** Pictures are added within the forms that name them; what is seen at the goods first is written down there; what followed has its steps beside it. */
type Step = Exclude<
  Action,
  | 'inspection.addPhoto'
  | 'inspection.checkContainer'
  | 'inspection.recordAttendance'
  | 'inspection.proposePenalty'
  | 'inspection.imposePenalty'
  | 'inspection.dropPenalty'
  | 'inspection.takeCase'
  | 'inspection.addCaseNote'
  | 'inspection.concludeCase'
  | 'inspection.closeFollowUp'
>;

/** Each step with its form, in the order of the work. */
const STEPS = {
  'inspection.checkDocuments': { text: 'inspect.checkDocuments', form: (props) => <CheckForm {...props} /> },
  'inspection.order': { text: 'inspect.order', form: (props) => <OrderForm {...props} /> },
  'inspection.recordScan': { text: 'inspect.recordScan', form: (props) => <ScanForm {...props} /> },
  'inspection.recordFinding': { text: 'inspect.recordFinding', form: (props) => <FindingForm {...props} /> },
  'inspection.takeSample': { text: 'inspect.takeSample', form: (props) => <SampleForm {...props} /> },
  'inspection.recordLaboratoryResult': {
    text: 'inspect.recordLaboratoryResult',
    form: (props) => <ResultForm {...props} />,
  },
  'inspection.conclude': { text: 'inspect.conclude', form: (props) => <ConcludeForm {...props} /> },
  'inspection.cancel': { text: 'inspect.cancel', form: (props) => <CancelForm {...props} /> },
} as const satisfies Readonly<Record<Step, { readonly text: string; readonly form: (props: StepProps) => ReactNode }>>;

const isStep = (name: string): name is Step => name in STEPS;
const ORDER = Object.keys(STEPS).filter(isStep);

/** The inspection on the officer's page: what was done, what is left, and the steps open to this officer. */
export function InspectionPanel(props: {
  readonly view: DeclarationView;
  readonly file: InspectionFile;
  /** Opens what is declared, to be assessed anew under a follow-up. */
  readonly onAssess: (followUp: string) => void;
}) {
  const t = useText();
  const [open, setOpen] = useState<Step | undefined>(undefined);
  const { view, file } = props;
  const steps = ORDER.filter((step) => file.actions.includes(step));
  const shown = open !== undefined && steps.includes(open) ? open : undefined;
  const isBegun = file.documentChecks.length > 0 || file.rounds.length > 0;
  if (!isBegun && steps.length === 0) return null;
  return (
    <Section title={t('inspect.title')}>
      <div className={classes.inspection}>
        {!isBegun && <p className="quiet">{t('inspect.none')}</p>}
        <DocumentCheck file={file} />
        {file.rounds.map((round, position) => (
          <RoundCourse key={position} number={view.summary.number} file={file} round={round} />
        ))}
        <Samples file={file} />
        <FollowUpSection view={view} file={file} onAssess={props.onAssess} />
        {shown === undefined ? (
          <div className={classes.steps}>
            {steps.map((step) => (
              <Button
                key={step}
                variant={step === 'inspection.conclude' ? 'filled' : 'default'}
                onClick={() => setOpen(step)}
              >
                {t(STEPS[step].text)}
              </Button>
            ))}
          </div>
        ) : (
          <div className={classes.part}>
            <h3 className={classes.partTitle}>{t(STEPS[shown].text)}</h3>
            {STEPS[shown].form({ view, file, onDone: () => setOpen(undefined) })}
          </div>
        )}
      </div>
    </Section>
  );
}
