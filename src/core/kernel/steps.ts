/** Does all steps of a long computation at once. Whoever shares a thread takes them one at a time instead. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
