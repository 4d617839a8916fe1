import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/** Prisma's own migration engine, as the WebAssembly that npm carries: nothing is downloaded. */
export type SchemaEngine = engineModule.SchemaEngine

let loaded: Promise<void> | undefined

/** Lends the engine, connected to `databaseUrl`, and ends its connections afterwards. */
export async function withSchemaEngine<Value>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> {
  loaded ??= load()
  await loaded
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  pool.on('error', () => undefined)
  const scripts = new WholeScripts(pool)
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(scripts)
    const schema = await readFile(schemaPath, 'utf8')
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => undefined,
      adapter,
    )
    return await work(engine)
  } catch (error) {
    throw scripts.failure ?? error
  } finally {
    if (!pool.ended) await pool.end()
  }
}

/**
 * The adapter splits a migration at every semicolon, also inside function bodies; PostgreSQL itself
 * takes the script whole, as one transaction.
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
    const pool = this.#pool
    connection.executeScript = async (script) => {
      await pool.query(script).catch((error: Error) => {
        this.failure = new Error(`A migration failed: ${error.message}`, { cause: error })
        throw this.failure
      })
    }
    return connection
  }
}

export const schemaPath = path.join(import.meta.dirname, '../../prisma/schema.prisma')
export const migrationsPath = path.join(import.meta.dirname, '../../prisma/migrations')

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
