import { useEffect, useRef, useState } from 'react';
import type { Declaration } from '#core/declaration';
import type { Examined, LineWhy } from './examine-here.ts';
import type { FromWorker, ToWorker } from './examine-worker.ts';

/** What the checks in this browser say. */
export interface Examination {
  /** Of the declaration as it was a moment ago, until it is looked at again. */
  readonly examined: Examined | undefined;
  readonly isChecking: boolean;
  /** This browser can not check; the server is asked instead. */
  readonly hasFailed: boolean;
  /** How the figures of a line came about, in the declaration examined last. */
  readonly explain: (index: number) => Promise<LineWhy>;
}

/** Short: nothing is sent anywhere, and a row of keys is still one question. */
const TYPING_PAUSE_MS = 120;

/** Checks a declaration beside the page, with every change anew. Nothing runs while there is none. */
export function useExamination(declaration: Declaration | undefined, replaces: string | undefined): Examination {
  const worker = useRef<Worker>(undefined);
  const asked = useRef(0);
  const waiting = useRef(new Map<number, (why: LineWhy) => void>());
  const [examined, setExamined] = useState<Examined>();
  const [answered, setAnswered] = useState(0);
  const [latest, setLatest] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  const isWanted = declaration !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    const explanations = waiting.current;
    const own = new Worker(new URL('./examine-worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    own.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.about === 'explained') {
        explanations.get(data.id)?.(data.why);
        explanations.delete(data.id);
        return;
      }
      setAnswered(data.id);
      setHasFailed(data.about === 'failed');
      if (data.about !== 'examined') return;
      setExamined(data.examined);
      // For whoever measures: how long the checks took, beside the page.
      const { tookMs, lineCount } = data.examined;
      performance.measure('goods-grid.checks', { start: performance.now(), duration: tookMs, detail: { lineCount } });
    });
    own.addEventListener('error', () => setHasFailed(true));
    return () => {
      own.terminate();
      worker.current = undefined;
      explanations.clear();
      setExamined(undefined);
    };
  }, [isWanted]);
  useEffect(() => {
    if (declaration === undefined) return;
    const timer = setTimeout(() => {
      asked.current += 1;
      setLatest(asked.current);
      send(worker.current, { ask: 'examine', id: asked.current, lodging: { declaration, replaces } });
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [declaration, replaces]);
  const [explain] = useState(() => (index: number): Promise<LineWhy> => {
    asked.current += 1;
    const id = asked.current;
    return new Promise((resolve) => {
      waiting.current.set(id, resolve);
      send(worker.current, { ask: 'explain', id, index });
    });
  });
  return { examined, isChecking: latest > answered, hasFailed, explain };
}

const send = (worker: Worker | undefined, message: ToWorker): void => worker?.postMessage(message, { transfer: [] });
