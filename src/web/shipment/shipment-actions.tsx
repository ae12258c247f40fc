import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { legalStepOf, type DeclarationAction } from '#core/declaration';
import { api, useSession, type ShipmentResult, type ShipmentView } from '#web/client';
import { openAsDraft } from '#web/lodge';
import { DECLARANT_STEPS, OFFICER_STEPS, StepDialog, tellShipmentOutcome, type Offered } from '#web/procedures';
import { ProblemNote, Section, useLocal, useText } from '#web/ui';
import classes from './shipment.module.css';

/** What the law lets this person do with the shipment now, and on how many of its declarations. */
export function ShipmentActions(props: { readonly shipment: ShipmentView; readonly forOfficer: boolean }) {
  const { shipment, forOfficer } = props;
  const t = useText();
  const local = useLocal();
  const client = useQueryClient();
  const [open, setOpen] = useState<DeclarationAction | undefined>(undefined);
  const offered = forOfficer ? officerSteps(shipment) : declarantSteps(shipment);
  const chosen = offered.find(({ action }) => action === open);
  const total = shipment.parts.length;
  const labelOf = (action: DeclarationAction): string => {
    const step = local(legalStepOf(action).name);
    const count = countOf(shipment, action);
    return count === total ? step : t('shipment.someOf', { step, count, total });
  };
  const canAmend = !forOfficer && countOf(shipment, 'declaration.amend') > 0;
  if (offered.length === 0 && !canAmend) return null;
  const done = async (action: DeclarationAction, result: ShipmentResult, again: () => Promise<ShipmentResult>) => {
    tellShipmentOutcome(client, { step: local(legalStepOf(action).name), result, again });
    await client.invalidateQueries({ queryKey: ['shipment'] });
    await client.invalidateQueries({ queryKey: ['shipment-lines'] });
  };
  return (
    <Section title={t('shipment.steps')}>
      <div className={classes.steps}>
        {canAmend && <Amend shipment={shipment} label={labelOf('declaration.amend')} />}
        {offered.map(({ action }) => (
          <Button key={action} variant="default" size="xs" onClick={() => setOpen(action)}>
            {labelOf(action)}
          </Button>
        ))}
      </div>
      {chosen && (
        <StepDialog
          key={chosen.action}
          step={chosen}
          subject={subjectOf(shipment)}
          lead={
            <p className="quiet">
              {countOf(shipment, chosen.action) === total
                ? t('shipment.appliesToAll', { total })
                : t('shipment.appliesTo', { count: countOf(shipment, chosen.action), total })}
            </p>
          }
          onDone={(result, again) => void done(chosen.action, result, again)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  );
}

/** Opens all lines of the shipment as the draft of its next version. */
function Amend(props: { readonly shipment: ShipmentView; readonly label: string }) {
  const session = useSession();
  const navigate = useNavigate();
  const { number } = props.shipment;
  const open = useMutation({
    mutationFn: () => api.shipmentDeclaration(number),
    onSuccess: async ({ declaration, versions }) => {
      if (session === null) return;
      const draft = openAsDraft(declaration, session, { amends: { number, version: 0, versions } });
      await navigate({ to: '/declarations/new', search: { draft, view: 'grid' } });
    },
  });
  return (
    <>
      {open.error && <ProblemNote error={open.error} />}
      <Button variant="default" size="xs" loading={open.isPending} onClick={() => open.mutate()}>
        {props.label}
      </Button>
    </>
  );
}

const countOf = ({ legalActions }: ShipmentView, wanted: DeclarationAction): number =>
  legalActions.find(({ action }) => action === wanted)?.count ?? 0;

/** A step names its version of each declaration by `versions`; the one that its own form carries stands for none of them. */
const OF_EACH = 0;

function declarantSteps(shipment: ShipmentView): readonly Offered<ShipmentResult>[] {
  const { number, versions } = shipment;
  return DECLARANT_STEPS.filter(({ action }) => countOf(shipment, action) > 0).map(({ action, fields, body }) => ({
    action,
    fields,
    send: (values, key) => api.takeShipmentStep(number, versions, body(values, OF_EACH), key),
  }));
}

/** Each declaration has a letter of its own, as it is drafted. */
function officerSteps(shipment: ShipmentView): readonly Offered<ShipmentResult>[] {
  const { number, versions } = shipment;
  return OFFICER_STEPS.filter(({ action }) => countOf(shipment, action) > 0).map(({ action, fields, body }) => ({
    action,
    fields,
    send: (values, key) => api.decideShipment(number, versions, body(values, OF_EACH), key),
  }));
}

const subjectOf = ({ number, guaranteeIds, appeals, ...shipment }: ShipmentView) => ({
  ...shipment,
  number,
  numberInForce: number,
  securities: guaranteeIds.map((guaranteeId) => ({ guaranteeId })),
  appeals: appeals.map((appeal) => ({ ...appeal, answer: null })),
});
