import { readFile } from 'node:fs/promises'
import { shopFileSchema } from '#lib/catalog/schema.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { makeDemoData } from '../demo-data/make-demo-data.ts'

/** Eighteen months of the demo shop, for a local run whose database is empty; not for people. */
export async function run([path = '']: string[]): Promise<void> {
  if (!env().localRun) throw new Error('Demo data are made in a local run only')
  try {
    const file = shopFileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    await makeDemoData(file, (line) => console.log(line))
  } finally {
    await closeDatabase()
  }
}
