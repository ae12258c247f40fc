/** Where a client connects and as whom, in the shape that `pg` takes as it stands. */
export interface Connection {
  /** A host name, or the folder of a unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}
