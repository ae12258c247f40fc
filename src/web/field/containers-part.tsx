import { Button, Radio, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { containerNumber } from '#core/declaration';
import { SEAL_STATES, type ContainerCheck } from '#core/inspection';
import { isSaid, useText } from '#web/ui';
import { CodeField, ScanInto } from './code-field.tsx';
import { FieldPhotos } from './field-photos.tsx';
import classes from './field.module.css';
import type { PartProps } from './part-props.ts';
import { sealStateOf, type DeclaredContainer } from './taken-order.ts';
import { useKeptForm } from './use-kept-form.ts';

/** Each container as it stands there, before it is opened. */
export function ContainersPart(props: PartProps) {
  const t = useText();
  const { order, onRecord } = props;
  const [changing, setChanging] = useState<string>();
  const wanted = containersOf(order);
  if (wanted.length === 0) return <p className="quiet">{t('onSite.noContainers')}</p>;
  return (
    <div className={classes.part}>
      {wanted.map((container) => {
        const check = order.record.containers.find((each) => each.container === container.id);
        return check && changing !== container.id && !(container.id in order.forms) ? (
          <Checked key={container.id} check={check} onChange={() => setChanging(container.id)} />
        ) : (
          <ContainerFields
            key={container.id}
            part={props}
            container={container}
            before={check}
            onSave={(next) => {
              setChanging(undefined);
              onRecord((record) => ({
                ...record,
                containers: [...record.containers.filter((each) => each.container !== container.id), next],
              }));
            }}
          />
        );
      })}
    </div>
  );
}

/** Those of the order; where it names none, all that are declared. */
export const containersOf = ({
  order,
  containers,
}: Pick<PartProps['order'], 'order' | 'containers'>): readonly DeclaredContainer[] =>
  order.containers.length === 0
    ? containers
    : order.containers.map((id) => containers.find((each) => each.id === id) ?? { id, seals: [] });

function Checked(props: { readonly check: ContainerCheck; readonly onChange: () => void }) {
  const t = useText();
  const { container, seals, sealState, note, photos } = props.check;
  return (
    <div className={classes.card}>
      <div className={classes.cardHead}>
        <h3 className={`${classes.cardTitle} mono`}>{container}</h3>
        <Button
          size="md"
          variant="default"
          aria-label={t('onSite.containerChangeOf', { container })}
          onClick={props.onChange}
        >
          {t('onSite.containerChange')}
        </Button>
      </div>
      <p>
        {t(`onSite.seal.${sealState}`)}
        {seals.length > 0 && (
          <>
            {' · '}
            <span className="mono">{seals.join(', ')}</span>
          </>
        )}
      </p>
      {note !== '' && <p className={classes.words}>{note}</p>}
      {photos.length > 0 && <p className="quiet">{t('onSite.sum.photos', { count: photos.length })}</p>}
    </div>
  );
}

interface ContainerForm {
  readonly number: string;
  readonly sealText: string;
  /** As it was chosen; until then it is what the seals say. */
  readonly state: ContainerCheck['sealState'] | undefined;
  readonly photos: readonly string[];
  readonly note: string;
}

function ContainerFields(props: {
  readonly part: PartProps;
  readonly container: DeclaredContainer;
  readonly before: ContainerCheck | undefined;
  readonly onSave: (check: ContainerCheck) => void;
}) {
  const t = useText();
  const { container, before } = props;
  const [form, change, end] = useKeptForm<ContainerForm>(props.part, container.id, {
    number: before?.container ?? '',
    sealText: before?.seals.join('\n') ?? '',
    state: before?.sealState,
    photos: before?.photos ?? [],
    note: before?.note ?? '',
  });
  const { number, sealText, state, photos, note } = form;
  const [asked, setAsked] = useState(false);
  const read = number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const seals = sealsIn(sealText);
  const sealState = state ?? sealStateOf(container.seals, seals);
  const wrong = useWrongNumber(read, container.id);
  const needsNote = sealState !== undefined && sealState !== 'intact' && !isSaid(note);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong !== undefined || sealState === undefined || needsNote) return;
    end();
    props.onSave({ container: container.id, seals, sealState, photos: [...photos], note: note.trim() });
  };
  return (
    <form className={classes.card} onSubmit={submit} noValidate aria-label={container.id}>
      <h3 className={`${classes.cardTitle} mono`}>{container.id}</h3>
      <CodeField
        label={t('onSite.number')}
        description={t('onSite.numberHint')}
        value={number}
        onChange={(next) => change({ number: next })}
        error={asked || read.length >= NUMBER_LENGTH ? wrong : undefined}
      />
      {wrong === undefined && (
        <p className={classes.right} role="status">
          <IconCircleCheck size={20} aria-hidden /> {t('onSite.number.right')}
        </p>
      )}
      <div className={classes.codeField}>
        <Textarea
          size="md"
          label={t('onSite.seals')}
          description={t('onSite.sealsHint', { seals: container.seals.join(', ') || t('onSite.sealsNone') })}
          autosize
          minRows={1}
          maxRows={6}
          value={sealText}
          onChange={(event) => change({ sealText: event.currentTarget.value })}
          autoCapitalize="characters"
          spellCheck={false}
        />
        <ScanInto label={t('onSite.seals')} onCode={(code) => change({ sealText: [...seals, code].join('\n') })} />
      </div>
      <Radio.Group
        size="md"
        label={t('onSite.sealState')}
        value={sealState ?? null}
        error={asked && sealState === undefined ? t('onSite.sealStateMissing') : undefined}
        onChange={(value) => change({ state: SEAL_STATES.find((each) => each === value) })}
      >
        <div className={classes.choices}>
          {SEAL_STATES.map((each) => (
            <Radio key={each} size="md" value={each} label={t(`onSite.seal.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        size="md"
        label={t('onSite.note')}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        error={asked && needsNote ? t('onSite.noteMissing') : undefined}
      />
      <FieldPhotos of={props.part.order} ids={photos} onChange={(next) => change({ photos: next })} />
      <div>
        <Button size="md" type="submit">
          {t('onSite.saveContainer')}
        </Button>
      </div>
    </form>
  );
}

/** Four letters and seven digits. */
const NUMBER_LENGTH = 11;
const EXAMPLE = 'HDAU1234560';

/** What does not fit about a number that was read; nothing where it is the container of the order. */
function useWrongNumber(read: string, wanted: string): string | undefined {
  const t = useText();
  // A container whose declared number is none of the standard is known by its sign alone.
  if (read === wanted) return undefined;
  const number = containerNumber(read);
  if (number === undefined) return t('onSite.number.shape', { example: EXAMPLE });
  const { found, expected } = number;
  return found === expected
    ? t('onSite.number.other', { container: wanted })
    : t('onSite.number.digit', { found, expected });
}

const sealsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((seal) => seal.trim())
      .filter((seal) => seal !== ''),
  ),
];
