import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { shopFileSchema } from '#lib/catalog/schema.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { closeDatabase } from '#lib/db/client.ts'

/** `npm run db:seed -- shop.json`: checks the whole file, then writes it in one transaction. */
export async function run(args: string[]): Promise<void> {
  const [path] = args
  if (!path)
    return fail('Name the file: npm run db:seed -- shop.json (prisma/demo-shop.json is one)')
  const parsed = shopFileSchema.safeParse(await readJson(path))
  if (!parsed.success) return fail(`${path} is not a shop yet:\n${z.prettifyError(parsed.error)}`)
  try {
    const { plans, newVersions } = await seedShop(parsed.data)
    console.log(`Shop loaded from ${path}: ${plans} plans, ${newVersions} new versions`)
  } finally {
    await closeDatabase()
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    return fail(
      `${path} could not be read as JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
}

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
