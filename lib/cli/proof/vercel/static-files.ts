import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { OutputConfig } from './output-config.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
}

type File = { file: string; type: string }

/** The files of an output by the path at which each is found. */
export function staticFiles(
  output: string,
  overrides: OutputConfig['overrides'],
): Map<string, File> {
  const base = path.join(output, 'static')
  const files = readdirSync(base, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files.map(({ name, parentPath }) => {
      const file = path.join(parentPath, name)
      const relative = path.relative(base, file)
      const { path: at = relative, contentType } = overrides[relative] ?? {}
      const type = contentType ?? types[path.extname(name)] ?? 'application/octet-stream'
      return [`/${at}`, { file, type }]
    }),
  )
}

export function read({ file, type }: File): { body: Buffer; type: string } {
  return { body: readFileSync(file), type }
}
