import type { InspectionFile } from '#web/client';
import { useFormat, useLocal, useText } from '#web/ui';
import { FindingList } from './finding-list.tsx';
import classes from './inspection.module.css';
import { OrderFacts } from './order-facts.tsx';
import { Pictures } from './pictures.tsx';

type Round = InspectionFile['rounds'][number];

/** What became of the papers: the last check, and what was answered with no. */
export function DocumentCheck(props: { readonly file: InspectionFile }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const last = props.file.documentChecks.at(-1);
  if (last === undefined) return null;
  const wrong = last.items.filter(({ answer }) => answer === 'no');
  const textOf = (item: string) => {
    const question = props.file.checklist.find(({ id }) => id === item);
    return question ? local(question.text) : item;
  };
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>{t('inspect.checkDocuments')}</h3>
      <p>
        {t(wrong.length === 0 ? 'inspect.allAnswered' : 'inspect.someNo', {
          total: last.items.length,
          no: wrong.length,
        })}
      </p>
      {wrong.length > 0 && (
        <ul className={classes.findings}>
          {wrong.map(({ item, note }) => (
            <li key={item} className={classes.finding}>
              <p>{textOf(item)}</p>
              <p className={classes.words}>{note}</p>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{format.instant(last.at)}</p>
    </div>
  );
}

/** One order and all that came of it, in the order in which it is done. */
export function RoundCourse(props: { readonly number: string; readonly file: InspectionFile; readonly round: Round }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { number, file, round } = props;
  const { order, scans, findings, cancellation } = round;
  const isLast = file.rounds.at(-1) === round;
  const conditionOf = (id: string) => {
    const found = file.conditions.find((condition) => condition.id === id);
    return found ? local(found.name) : id;
  };
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>
        {t('inspect.ordered', { at: format.instant(order.at) })} ·{' '}
        {t(isLast && file.endedOnCase ? 'inspect.status.ended' : `inspect.status.${round.status}`)}
      </h3>
      <OrderFacts order={order} instructions={order.instructions} />
      {cancellation && <p className={classes.words}>{cancellation.reason}</p>}
      {scans.length > 0 && (
        <>
          <h4 className={classes.step}>{t('inspect.scans')}</h4>
          <ul className={classes.findings}>
            {scans.map((scan, position) => (
              <li key={position} className={classes.finding}>
                <p>
                  <span className="mono">{scan.container}</span> ·{' '}
                  <strong>{t(`inspect.verdict.${scan.verdict}`)}</strong>
                </p>
                {scan.note !== '' && <p className={classes.words}>{scan.note}</p>}
                <Pictures number={number} ids={scan.images} />
                <p className="quiet">{format.instant(scan.at)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <ContainerChecks number={number} checks={round.containerChecks} />
      {findings.length > 0 && (
        <>
          <h4 className={classes.step}>{t('inspect.findings')}</h4>
          <FindingList number={number} findings={findings} conditionOf={conditionOf} />
        </>
      )}
      <Attendance number={number} attendance={round.attendance} />
      {isLast && file.outstanding && !file.endedOnCase && <Outstanding outstanding={file.outstanding} />}
      <Conclusion file={file} round={round} />
    </div>
  );
}

/** Containers and their seals as they stood before anybody opened them. */
function ContainerChecks(props: { readonly number: string; readonly checks: Round['containerChecks'] }) {
  const t = useText();
  const format = useFormat();
  if (props.checks.length === 0) return null;
  return (
    <>
      <h4 className={classes.step}>{t('inspect.containerChecks')}</h4>
      <ul className={classes.findings}>
        {props.checks.map(({ container, seals, sealState, note, photos, at }, position) => (
          <li key={position} className={classes.finding}>
            <p>
              <span className="mono">{container}</span> · <strong>{t(`onSite.seal.${sealState}`)}</strong>
              {seals.length > 0 && ` · ${t('inspect.sealsRead', { seals: seals.join(', ') })}`}
            </p>
            {note !== '' && <p className={classes.words}>{note}</p>}
            <Pictures number={props.number} ids={photos} />
            <p className="quiet">{format.instant(at)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who was there for the declarant, with the signature. */
function Attendance(props: { readonly number: string; readonly attendance: Round['attendance'] }) {
  const t = useText();
  const format = useFormat();
  if (props.attendance === null) return null;
  const { attendance, name, capacity, signature, note, at } = props.attendance;
  return (
    <>
      <h4 className={classes.step}>{t('inspect.attended')}</h4>
      <div className={classes.finding}>
        <p>
          <strong>{t(`onSite.attendance.${attendance}`)}</strong>
          {name !== '' && ` · ${name}`}
          {capacity !== '' && ` · ${capacity}`}
        </p>
        {note !== '' && <p className={classes.words}>{note}</p>}
        <Pictures number={props.number} ids={signature === null ? [] : [signature]} />
        <p className="quiet">{format.instant(at)}</p>
      </div>
    </>
  );
}

/** What has to be done before it can be concluded. */
function Outstanding(props: { readonly outstanding: NonNullable<InspectionFile['outstanding']> }) {
  const t = useText();
  const { unscanned, unopened } = props.outstanding;
  const left = [
    ...(unscanned.length > 0 ? [t('inspect.toScan', { containers: unscanned.join(', ') })] : []),
    ...(unopened ? [t('inspect.toOpen')] : []),
  ];
  if (left.length === 0) return null;
  return <p className="quiet">{t('inspect.left', { what: left.join('; ') })}</p>;
}

function Conclusion(props: { readonly file: InspectionFile; readonly round: Round }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { conclusion } = props.round;
  if (conclusion === null) return null;
  const kindOf = (kind: string) => {
    const found = props.file.kinds.find((each) => each.kind === kind);
    return found ? local(found.name) : kind;
  };
  return (
    <>
      <h4 className={classes.step}>{t('inspect.conclusion')}</h4>
      <p>
        <strong>{t(conclusion.conforms ? 'view.conforms' : 'view.differs')}</strong>
      </p>
      <p className={classes.words}>{conclusion.text}</p>
      <ul className={classes.findings}>
        {conclusion.discrepancies.map(({ line, kind, declared, found, follow, followUp }) => (
          <li key={followUp} className={classes.finding}>
            <p>
              <strong>{line === null ? t('inspect.undeclared') : t('tax.line', { line })}</strong> · {kindOf(kind)}:{' '}
              {t('inspect.difference', { declared, found })}
            </p>
            <p>
              {t(`inspect.follow.${follow}`)}{' '}
              <a href={`#${followUp}`} className="mono">
                {followUp}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet">{format.instant(conclusion.at)}</p>
    </>
  );
}

/** Samples, and what the laboratory answered. */
export function Samples(props: { readonly file: InspectionFile }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { samples, laboratories } = props.file;
  if (samples.length === 0) return null;
  const nameOf = (id: string) => {
    const found = laboratories.find((laboratory) => laboratory.id === id);
    return found ? local(found.name) : id;
  };
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>{t('inspect.samples')}</h3>
      <ul className={classes.findings}>
        {samples.map(({ seal, line, laboratory, questions, at, result }, index) => (
          <li key={seal} className={classes.finding}>
            <p>
              <strong>{t('inspect.sampleOf', { sample: index + 1, seal })}</strong> · {t('tax.line', { line })} ·{' '}
              {nameOf(laboratory)}
            </p>
            <p className={classes.words}>{questions}</p>
            <p className="quiet">{format.instant(at)}</p>
            {result === null ? (
              <p className="quiet">{t('inspect.sampleWaits')}</p>
            ) : (
              <p className={classes.words}>
                {t('inspect.laboratoryAnswer')}: {result.answer}{' '}
                {result.codeProposed !== null && <span className="mono">{result.codeProposed}</span>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
