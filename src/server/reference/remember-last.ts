/** Keeps the last few answers of a slow question. A failed answer is forgotten, so that it is asked again. */
export function rememberLast<K, T>(count: number, ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const memory = new Map<K, Promise<T>>();
  return (key) => {
    const known = memory.get(key);
    memory.delete(key);
    const answer = known ?? ask(key);
    memory.set(key, answer);
    answer.catch(() => memory.get(key) === answer && memory.delete(key));
    const [oldest] = memory.keys();
    if (memory.size > count && oldest !== undefined) memory.delete(oldest);
    return answer;
  };
}
