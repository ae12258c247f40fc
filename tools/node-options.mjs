/**
 * How Node runs the program. Short-lived memory: a declaration goes through 140 KB, and with the default of 16 MB much of what is still in
 * flight was taken for long-lived; with 48 MB less is copied than with 32. Long-lived memory: by default the heap grows to four
 * times what lives in it before it is looked through; to twice is enough, since little lives that long, now that a tariff shares
 * what says the same. Two threads mark it, of the four that V8 would take on any machine: they compete
 * with the thread that answers. Where many objects of one place in the code lived for long once, V8 makes all that
 * come from there long-lived at birth; here most of them live until a commit, and what it learnt while starting filled the long-lived heap with what
 * was dead at once (docs/reference/benchmark.md).
 */
export const PROGRAM_NODE_OPTIONS = [
  '--max-semi-space-size=48',
  '--heap-growing-percent=100',
  '--concurrent-marking-max-worker-num=2',
  '--no-allocation-site-pretenuring',
];

/**
 * One pool of memory beside the heap for all threads (glibc): each has pools of its own otherwise, and buffers that one thread makes and another gives back
 * leave holes in all of them, 50 to 60 MB under load.
 */
export const PROGRAM_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };
