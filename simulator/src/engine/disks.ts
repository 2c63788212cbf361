import { kindCode } from '../trace/trace.ts';
import type { World } from './world.ts';

const DISK = kindCode.disk;

/** Bytes of disk on each host: set aside for thick disks, and written. */
export class Disks {
  readonly #world: World;
  readonly #reserved: Float64Array;
  readonly #written: Float64Array;

  constructor(world: World) {
    this.#world = world;
    this.#reserved = new Float64Array(world.hosts);
    this.#written = new Float64Array(world.hosts);
  }

  /** Bytes are set aside (+) or given back (−). */
  reserve(host: number, bytes: number, cause: number): void {
    if (bytes === 0) return;
    this.#reserved[host]! += bytes;
    this.#tell(host, cause);
  }

  /** Bytes are written (+) or deleted (−). */
  write(host: number, bytes: number, cause: number): void {
    if (bytes === 0) return;
    this.#written[host]! += bytes;
    this.#tell(host, cause);
  }

  #tell(host: number, cause: number): void {
    this.#world.tell(DISK, host, -1, this.#reserved[host]!, this.#written[host]!, cause, -1);
  }
}
