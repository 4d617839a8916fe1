import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import { offlineAdapter } from './offline-adapter.ts'
import { readSchema } from './read-schema.ts'

type SchemaEngine = engineModule.SchemaEngine

let loaded: Promise<void> | undefined
let turn: Promise<unknown> = Promise.resolve()

/**
 * Lends Prisma's own migration engine, the WebAssembly that npm carries: nothing is downloaded. It compares schemas
 * and needs no database. One at a time: two of them disturb each other.
 */
export function withSchemaEngine<Value>(
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> {
  const mine = turn.then(() => lend(work))
  turn = mine.catch(() => undefined)
  return mine
}

async function lend<Value>(work: (engine: SchemaEngine) => Promise<Value>): Promise<Value> {
  loaded ??= load()
  await loaded
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [['schema.prisma', await readSchema()]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(offlineAdapter),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
  }
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
