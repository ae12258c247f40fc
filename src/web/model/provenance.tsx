import { IconDatabase, IconFlask } from '@tabler/icons-react';
import { useText } from '#web/ui';
import classes from './model.module.css';
import type { Provenance } from './model-api.ts';

/** Where the rows came from that a model learned from: shown wherever anything is shown that the model says. */
export function ProvenanceMark(props: {
  readonly provenance: Provenance;
  /** Of what it was measured on, instead of what it learned from. */
  readonly of?: 'measured';
}) {
  const t = useText();
  const { provenance, of } = props;
  const Icon = provenance === 'operational' ? IconDatabase : IconFlask;
  return (
    <span
      className={classes.provenance}
      data-real={provenance === 'operational' ? '' : undefined}
      title={t(`model.provenanceHint.${provenance}`)}
    >
      <Icon size={14} stroke={1.75} aria-hidden />
      {t(of === 'measured' ? `model.measuredOn.${provenance}` : `model.provenance.${provenance}`)}
    </span>
  );
}
