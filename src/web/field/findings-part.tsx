import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import type { PhysicalFinding } from '#core/inspection';
import { DecimalInput, useFormat, useLocal, useText } from '#web/ui';
import { FieldPhotos } from './field-photos.tsx';
import classes from './field.module.css';
import type { PartProps } from './part-props.ts';
import type { TakenOrder } from './taken-order.ts';
import { useKeptForm } from './use-kept-form.ts';

/** Its form, which is open as long as something stands in it. */
const FORM = 'finding';

/** What was seen of the goods, line by line. */
export function FindingsPart(props: PartProps) {
  const t = useText();
  const { order, onRecord, onForm } = props;
  const [isOpen, setOpen] = useState(FORM in order.forms);
  const { findings } = order.record;
  if (!order.mayFind) return <p className="quiet">{t('onSite.noFindings')}</p>;
  const close = () => {
    setOpen(false);
    onForm(FORM, undefined);
  };
  const add = (finding: PhysicalFinding) => {
    close();
    onRecord((record) => ({ ...record, findings: [...record.findings, finding] }));
  };
  return (
    <div className={classes.part}>
      {findings.length === 0 && !isOpen && <p className="quiet">{t('onSite.findingsNone')}</p>}
      {findings.map((finding, position) => (
        <Found
          key={position}
          order={order}
          finding={finding}
          position={position + 1}
          onRemove={() =>
            onRecord((record) => ({ ...record, findings: record.findings.filter((_, index) => index !== position) }))
          }
        />
      ))}
      {isOpen ? (
        <FindingFields part={props} onSave={add} onCancel={close} />
      ) : (
        <div>
          <Button size="md" onClick={() => setOpen(true)}>
            {t('onSite.addFinding')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Found(props: {
  readonly order: TakenOrder;
  readonly finding: PhysicalFinding;
  readonly position: number;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { line, quantityFound, unitCode, originFound, codeFound, condition, note, photos } = props.finding;
  const name = props.order.conditions.find(({ id }) => id === condition)?.name;
  const said = [
    quantityFound === null ? '' : `${format.decimal(quantityFound)} ${unitCode ?? ''}`,
    originFound ?? '',
    codeFound ?? '',
    name ? local(name) : '',
    photos.length > 0 ? t('onSite.sum.photos', { count: photos.length }) : '',
  ].filter((part) => part !== '');
  return (
    <div className={classes.card}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{line === null ? t('inspect.undeclared') : t('tax.line', { line })}</h3>
        <ActionIcon
          size={42}
          variant="default"
          aria-label={t('onSite.removeFinding', { position: props.position })}
          onClick={props.onRemove}
        >
          <IconTrash size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      </div>
      {said.length > 0 && <p>{said.join(' · ')}</p>}
      {note !== '' && <p className={classes.words}>{note}</p>}
    </div>
  );
}

/** The choice that stands for goods no line names. */
const UNDECLARED = 'undeclared';

interface FindingForm {
  readonly line: string;
  readonly quantity: string;
  readonly unit: string;
  readonly origin: string;
  readonly code: string;
  readonly condition: string | null;
  readonly photos: readonly string[];
  readonly note: string;
}

function FindingFields(props: {
  readonly part: PartProps;
  readonly onSave: (finding: PhysicalFinding) => void;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const local = useLocal();
  const { goods, conditions, order, record } = props.part.order;
  const ordered = order.lines.length === 0 ? goods : goods.filter(({ sequence }) => order.lines.includes(sequence));
  const next = ordered.find(({ sequence }) => !record.findings.some(({ line }) => line === sequence)) ?? goods[0];
  const [form, change] = useKeptForm<FindingForm>(props.part, FORM, {
    line: String(next?.sequence ?? UNDECLARED),
    quantity: '',
    unit: '',
    origin: '',
    code: '',
    condition: null,
    photos: [],
    note: '',
  });
  const { line, quantity, unit, origin, code, condition, photos, note } = form;
  const item = goods.find(({ sequence }) => String(sequence) === line);
  const [asked, setAsked] = useState(false);
  const units = [...new Set(goods.flatMap(({ quantities }) => quantities.map(({ unitCode }) => unitCode)))];
  const unitCode = unit === '' ? (item?.quantities[0]?.unitCode ?? units[0] ?? '') : unit;
  const isEmpty = quantity === '' && origin === '' && code === '' && condition === null && note.trim() === '';
  const isOriginOdd = origin !== '' && !/^[A-Z]{2}$/.test(origin);
  const isCodeOdd = code !== '' && !/^\d{4,12}$/.test(code);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isEmpty || isCodeOdd || isOriginOdd) return;
    props.onSave({
      line: item?.sequence ?? null,
      quantityFound: quantity === '' ? null : quantity,
      unitCode: quantity === '' ? null : unitCode,
      originFound: origin === '' ? null : origin,
      codeFound: code === '' ? null : code,
      condition,
      photos,
      note: note.trim(),
    });
  };
  const asDeclared = () => {
    const [declared] = item?.quantities ?? [];
    change({
      ...(declared && { quantity: declared.value, unit: declared.unitCode }),
      note: t('onSite.asDeclaredNote'),
    });
  };
  return (
    <form className={classes.card} onSubmit={submit} noValidate aria-label={t('onSite.addFinding')}>
      <Select
        size="md"
        label={t('inspect.line')}
        allowDeselect={false}
        data={[
          ...goods.map(({ sequence, description }) => ({
            value: String(sequence),
            label: `${sequence}. ${description}`,
          })),
          { value: UNDECLARED, label: t('inspect.undeclared') },
        ]}
        value={line}
        onChange={(value) => change({ line: value ?? line })}
      />
      {item && (
        <div>
          <Button size="md" variant="default" onClick={asDeclared}>
            {t('onSite.asDeclared')}
          </Button>
        </div>
      )}
      <div className={classes.pair}>
        <DecimalInput
          label={t('inspect.quantityFound')}
          value={quantity}
          onChange={(value) => change({ quantity: value })}
        />
        <Select
          label={t('onSite.unit')}
          allowDeselect={false}
          data={units}
          value={unitCode}
          onChange={(value) => change({ unit: value ?? '' })}
        />
        <TextInput
          label={t('onSite.originFound')}
          value={origin}
          maxLength={2}
          onChange={(event) => change({ origin: event.currentTarget.value.toUpperCase() })}
          error={asked && isOriginOdd ? t('onSite.originOdd') : undefined}
        />
        <TextInput
          label={t('inspect.codeFound')}
          inputMode="numeric"
          value={code}
          onChange={(event) => change({ code: event.currentTarget.value.trim() })}
          error={asked && isCodeOdd ? t('inspect.codeMissing') : undefined}
        />
      </div>
      <Select
        size="md"
        label={t('inspect.condition')}
        clearable
        data={conditions.map(({ id, name }) => ({ value: id, label: local(name) }))}
        value={condition}
        onChange={(value) => change({ condition: value })}
      />
      <Textarea
        size="md"
        label={t('inspect.note')}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        error={asked && isEmpty ? t('inspect.findingMissing') : undefined}
      />
      <FieldPhotos of={props.part.order} ids={photos} onChange={(ids) => change({ photos: ids })} />
      <div className={classes.buttons}>
        <Button size="md" type="submit">
          {t('onSite.saveFinding')}
        </Button>
        <Button size="md" variant="default" onClick={props.onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
