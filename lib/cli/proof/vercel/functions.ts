import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const configSchema = z.looseObject({
  handler: z.string(),
  runtime: z.string(),
  maxDuration: z.number().optional(),
  regions: z.array(z.string()).optional(),
  useWebApi: z.boolean().default(false),
  filePathMap: z.record(z.string(), z.string()).default({}),
})

/** One program of an output, which may answer at many addresses. */
export type BuiltFunction = {
  /** Of its folder below `functions`, without `.func`. */
  name: string
  folder: string
  config: z.output<typeof configSchema>
  /** The paths of the output that lead to it. */
  paths: string[]
  files: number
  /** Unpacked, as Vercel counts them against its limit. */
  bytes: number
}

/** All functions of an output, each once. @param project whose files they take beside their own */
export function readFunctions(output: string, project: string): BuiltFunction[] {
  const base = path.join(output, 'functions')
  const found = readdirSync(base, { withFileTypes: true, recursive: true })
    .filter(({ name, parentPath }) => name.endsWith('.func') && !parentPath.includes('.func'))
    .map(({ name, parentPath }) => path.join(parentPath, name))
  return [...new Set(found.map((one) => realpathSync(one)))].map((folder) => {
    const text = readFileSync(path.join(folder, '.vc-config.json'), 'utf8')
    const config = configSchema.parse(JSON.parse(text))
    const sources = sourcesOf(folder, config.filePathMap, project)
    return {
      name: nameIn(base, folder),
      folder,
      config,
      paths: found
        .filter((one) => realpathSync(one) === folder)
        .map((one) => `/${nameIn(base, one)}`),
      files: sources.size,
      bytes: [...sources.values()].reduce((sum, file) => sum + lstatSync(file).size, 0),
    }
  })
}

function nameIn(base: string, folder: string): string {
  return path.relative(base, folder).replace(/\.func$/, '')
}

/** A function with everything that belongs to it and nothing else, as Vercel unpacks it. */
export function unpack(one: BuiltFunction, project: string, to: string): void {
  for (const [name, source] of sourcesOf(one.folder, one.config.filePathMap, project)) {
    const target = path.join(to, name)
    mkdirSync(path.dirname(target), { recursive: true })
    if (lstatSync(source).isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else copyFileSync(source, target)
  }
}

/** Where each file of a function comes from: its own folder, or the project. */
function sourcesOf(
  folder: string,
  filePathMap: Record<string, string>,
  project: string,
): Map<string, string> {
  const mapped = Object.entries(filePathMap).map(
    ([name, source]) => [name, path.join(project, source)] as const,
  )
  const own = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
  return new Map([...mapped, ...own.map((file) => [path.relative(folder, file), file] as const)])
}
