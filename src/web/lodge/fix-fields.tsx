import { Button } from '@mantine/core';
import { useState } from 'react';
import { fieldPointer } from '#core/declaration';
import { textAt } from '#core/draft';
import { FixTable } from '#web/fix';
import { useText } from '#web/ui';
import { useChecks } from './checks.tsx';
import { useDraft, useDraftPart } from './draft-store.tsx';
import classes from './lodge.module.css';

/** After an attempt to lodge: every field that stands in the way in one table, with what is declared and what it shall be. */
export function FixFields() {
  const t = useText();
  const store = useDraft();
  const content = useDraftPart((state) => state.stored.content);
  const { refusals, attempted } = useChecks();
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const [isOpen, setOpen] = useState(false);
  const errors = refusals.filter(({ severity, causedBy }) => severity === 'error' && !causedBy);
  if (!attempted || errors.length === 0) return null;
  const rows = errors.map((refusal, position) => {
    const pointer = fieldPointer(refusal.pointer);
    return {
      key: `${refusal.code} ${refusal.pointer} ${position}`,
      pointer: pointer ?? refusal.pointer,
      declared: pointer === undefined ? '' : textAt(content, pointer),
      message: refusal.message,
      fix: refusal.fix,
      editable: pointer !== undefined,
    };
  });
  const written = rows.filter(({ key }) => (values.get(key) ?? '') !== '');
  const save = () => {
    for (const { key, pointer } of written) store.set(pointer, values.get(key));
    setValues(new Map());
  };
  return (
    <details className={classes.fixes} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('fix.asTable')}</summary>
      {isOpen && (
        <>
          <FixTable
            caption={t('fix.asTable')}
            rows={rows}
            values={values}
            onValue={(key, value) => setValues(new Map([...values, [key, value]]))}
            onEnter={save}
          />
          <Button size="xs" mt={12} disabled={written.length === 0} onClick={save}>
            {t('fix.take', { count: written.length })}
          </Button>
        </>
      )}
    </details>
  );
}
