/**
 * How our own PostgreSQL runs: fixed, given on its command line at every start, so that two machines (and two benchmark runs) differ only in
 * hardware. Durability settings are the strict ones and are not for changing.
 */
export const SERVER_SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  listen_addresses: '',
  max_connections: '100',
  /** A laptop's share: the working set of the hot tables, leaving the rest to the page cache. */
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '2GB',
  /** Room for a checkpoint every quarter of an hour under load: full-page images after each checkpoint are the larger part of the WAL. */
  max_wal_size: '4GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  /** Solid-state storage. */
  random_page_cost: '1.1',
  /** Compiling a plan costs more than our short statements run. */
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_destination: 'stderr',
  /** Into the file we give it. PostgreSQL's own collector would outlive the server for a moment, which in a container leaves a dead process. */
  logging_collector: 'off',
  /** What concerns the server. A statement that fails is told to whoever sent it, and logged there. */
  log_min_messages: 'log',
  log_line_prefix: '%m [%p] %q%a ',
  log_checkpoints: 'off',
  password_encryption: 'scram-sha-256',
} as const satisfies Readonly<Record<string, string>>;

/**
 * Files of the write-ahead log, in MB; fixed when a database is made. Until the first ones are used again, each is filled with zeros while
 * everybody waits for it: at the usual 16 MB that was 60 ms every 1,700 declarations, and thereby what the slowest hundredth waited for.
 */
export const WAL_SEGMENT_MB = 2;

/** Settings worth printing beside a measurement: each can change a number by more than noise. */
export const REPORTED_SETTINGS = [
  'server_version',
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'shared_buffers',
  'work_mem',
  'max_wal_size',
  'wal_segment_size',
  'checkpoint_timeout',
  'wal_compression',
  'jit',
  'io_method',
  'data_checksums',
] as const;
