import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '..')

/** `names`: what is imported as a value. */
type Import = { from: string; names: string[]; typeOnly: boolean }
export type Source = { name: string; text: string; imports: Import[] }

export const sources: Source[] = ['app', 'lib', 'e2e']
  .flatMap((folder) => filesBelow(folder))
  .map(read)
/** Without tests and what only they use. */
export const product = sources.filter(
  ({ name }) =>
    !/\.test\.ts$|vitest\.config\.ts$|\.bench\.tsx$|\/testing[^/]*\.ts$|^e2e\//.test(name),
)

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => !/^lib\/(db\/generated|sandbox\/(dist|node_modules))\//.test(name))
}

function read(name: string): Source {
  const text = readFileSync(path.join(root, name), 'utf8')
  const lines = text.matchAll(
    /^(?:import|export)( type)?([^;'"]*?) from '([^']+)'|^import '([^']+)'/gm,
  )
  const imports = [...lines].map(([, type, names, from, bare]) => ({
    from: resolve(name, from ?? bare ?? ''),
    names: valuesIn(names ?? ''),
    typeOnly: type !== undefined,
  }))
  return { name, text, imports }
}

/** By the names under which they are exported. */
function valuesIn(names: string): string[] {
  const each = names.replace(/[{}]/g, '').split(',')
  return each.flatMap((one) => /^\s*(?!type )(\w+)/.exec(one)?.[1] ?? [])
}

function resolve(name: string, from: string): string {
  if (from.startsWith('#')) return from.slice(1)
  return from.startsWith('.') ? path.join(path.dirname(name), from) : from
}
