import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const folder = path.join(import.meta.dirname, '../../prisma/schema')

/** Prisma's schema as one text: all its files, in the order of their names. */
export async function readSchema(): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  return texts.join('\n')
}
