import type { LocalRun } from './local-run.ts'

/** Port 0 takes any free one. */
export type Options = LocalRun & {
  mode?: 'production' | 'development'
  /** False shows all that the storefront prints, and not only warnings and errors. */
  quiet?: boolean
  worker: boolean
  /** An empty shop begins with eighteen months behind it. */
  demoData?: boolean
  /** The sandbox forgets everything when it ends, so the database begins empty, too. */
  memorySandbox?: boolean
  /**
   * For tests: ports of several storefronts, each with a build folder of its own, as on many machines.
   * Whoever asks puts something in front of them on `port`. None: a shop without a storefront.
   */
  instances?: number[]
  /** For tests: quicker, but a crash of the machine may lose the database. */
  fleeting?: boolean
  /** All but migrations goes through a PgBouncer in transaction mode, with so many connections to PostgreSQL. */
  pooled?: number
  /** Settings of the storefront and the worker that differ from a plain local run's. */
  settings?: Record<string, string>
  say?: (line: string) => void
  /** Calls the start off: everything that has begun is stopped, and `startShop` rejects. */
  signal?: AbortSignal
}
