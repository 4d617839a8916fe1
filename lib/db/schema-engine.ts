import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { offlineAdapter } from './offline-adapter.ts'

/** Prisma's own migration engine, as the WebAssembly that npm carries: nothing is downloaded. */
export type SchemaEngine = engineModule.SchemaEngine

export const schemaPath = path.join(import.meta.dirname, '../../prisma/schema.prisma')
export const migrationsPath = path.join(import.meta.dirname, '../../prisma/migrations')

let loaded: Promise<void> | undefined
let turn: Promise<unknown> = Promise.resolve()

/** Lends the engine, over `pool` or without any database. One at a time: two of them disturb each other. */
export function withSchemaEngine<Value>(
  pool: pg.Pool | null,
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> {
  const mine = turn.then(() => lend(pool, work))
  turn = mine.catch(() => undefined)
  return mine
}

async function lend<Value>(
  pool: pg.Pool | null,
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> {
  loaded ??= load()
  await loaded
  const scripts = pool && new WholeScripts(pool)
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [['schema.prisma', await readFile(schemaPath, 'utf8')]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(scripts ?? offlineAdapter),
  )
  try {
    return await work(engine)
  } catch (error) {
    throw scripts?.failure ?? error
  } finally {
    engine.free()
  }
}

/** While a script waits for a table, all who come after it wait, too: it lets them pass and tries again. */
const lockTimeoutMs = 2_000
const mostTries = 15
const lockNotAvailable = '55P03'
const inTransactionBlock = '25001'

const noteThatItFinished =
  'update _prisma_migrations set finished_at = now() where finished_at is null and rolled_back_at is null'

/**
 * The adapter splits a migration at every semicolon, also inside function bodies. PostgreSQL takes the
 * script whole, as one transaction, and the note that it finished with it: a process killed at any point
 * leaves both or neither. What says CONCURRENTLY may not be in a transaction and runs alone.
 */
class WholeScripts extends PrismaPg {
  readonly #pool: pg.Pool
  /** What PostgreSQL said; the engine keeps only a number of it. */
  failure: Error | undefined

  constructor(pool: pg.Pool) {
    super(pool)
    this.#pool = pool
  }

  override async connect() {
    const connection = await super.connect()
    connection.executeScript = async (script) => {
      await this.#run(script).catch((error: Error) => {
        this.failure = error
        throw error
      })
    }
    return connection
  }

  async #run(script: string): Promise<void> {
    if (/\bconcurrently\b/i.test(script.replaceAll(/--.*$/gm, ''))) return this.#runAlone(script)
    for (let tries = 1; ; tries++) {
      try {
        await this.#pool.query(`set lock_timeout = ${lockTimeoutMs}`)
        await this.#pool.query(`${script}\n;${noteThatItFinished}`)
        return
      } catch (error) {
        if (tries === mostTries || !hasCode(error, lockNotAvailable)) throw error
        await this.#pool.query('rollback')
        await wait(500 * tries)
      }
    }
  }

  /** An index that is built this way waits for all older transactions, so without a limit. */
  async #runAlone(script: string): Promise<void> {
    await this.#pool.query('set lock_timeout = 0')
    await this.#pool.query(script).catch((error: Error) => {
      throw hasCode(error, inTransactionBlock)
        ? new Error(`${error.message}: it must be the only statement of its script`, {
            cause: error,
          })
        : error
    })
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof pg.DatabaseError && error.code === code
}

async function load(): Promise<void> {
  // Without it a panic of the engine would say nothing.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: panic } })
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'))
  const instance = await WebAssembly.instantiate(await WebAssembly.compile(new Uint8Array(bytes)), {
    './schema_engine_bg.js': { ...engineModule },
  })
  engineModule.__wbg_set_wasm(instance.exports)
  const { __wbindgen_start: begin } = instance.exports
  if (typeof begin === 'function') begin()
}

function panic(message: string): void {
  throw new Error(`Prisma's schema engine failed: ${message}`)
}
