import { readFileSync } from 'node:fs'
import path from 'node:path'

export type BuiltAction = {
  id: string
  /** Folder below the admin (the group of its sections is left out) and exported name. */
  name: string
  /** An address whose page carries the action. */
  path: string
}

/** Every address of the build: the pages and routes with their groups, and their public form. */
export function builtRoutes(): { file: string; route: string }[] {
  const routes: Record<string, string> = read('app-path-routes-manifest.json')
  return Object.entries(routes).map(([file, route]) => ({ file, route }))
}

/** Every server action of the build that belongs to the admin. */
export function builtActions(): BuiltAction[] {
  const { node }: { node: Record<string, Entry> } = read('server/server-reference-manifest.json')
  const routes: Record<string, string> = read('app-path-routes-manifest.json')
  return Object.entries(node)
    .filter(([, { filename }]) => filename.startsWith('app/(admin)/'))
    .map(([id, { filename, exportedName, workers }]) => {
      const folder = path.dirname(filename).replace(/^app\/\(admin\)\/admin\/?(\(desk\)\/)?/, '')
      const [worker = ''] = Object.keys(workers)
      const route = routes[worker.replace(/^app/, '')] ?? '/admin'
      return { id, name: `${folder} ${exportedName}`.trim(), path: concrete(route) }
    })
}

type Entry = { filename: string; exportedName: string; workers: Record<string, unknown> }

/** An address with something in every place that stands open. */
export function concrete(route: string): string {
  return route.replaceAll(/\[+(\.\.\.)?\w+\]+/g, 'nobody')
}

function read(name: string) {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, '../.next', name), 'utf8'))
}
