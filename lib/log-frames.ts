import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'

const mostFrames = 12

type Place = { file: string; line: number; column: number }

/** Where in our own code it was thrown, the innermost first, as the stack says: of a build, places in its chunks. */
export function ownPlaces({ stack = '', message }: Error, root = process.cwd()): Place[] {
  // The message stands in front of the frames, and may look like some.
  const frames = stack.replace(message, '').split('\n')
  return frames.flatMap((frame) => placeIn(frame, `${root}/`) ?? []).slice(0, mostFrames)
}

/** The same as file:line of the sources, where a build left its maps. */
export function readFrames(places: Place[], root = process.cwd()): string[] {
  return places.flatMap((place) => {
    const source = place.file.endsWith('.js')
      ? sourceOf(place, root)
      : `${place.file}:${place.line}`
    return source ?? []
  })
}

function placeIn(frame: string, root: string): Place | null {
  const start = /^\s+at /.test(frame) ? frame.indexOf(root) : -1
  const found = /^((?:[\w.()[\]~-]+\/)*[\w.()[\]~-]+):(\d{1,6}):(\d{1,7})\)?$/.exec(
    start < 0 ? '' : frame.slice(start + root.length),
  )
  const [, file = '', line, column] = found ?? []
  return file === '' || file.includes('node_modules')
    ? null
    : { file, line: Number(line), column: Number(column) }
}

/** Null: it is not our code that was bundled there. */
function sourceOf({ file, line, column }: Place, root: string): string | null {
  const map = readMap(`${root}/${file}.map`)
  if (map === null) return `${file}:${line}:${column}`
  const entry = map.findEntry(line - 1, column - 1)
  if (!('originalSource' in entry)) return null
  const source = /(?:^|\/)((?:app|lib)\/[\w.()[\]/-]+|(?:proxy|instrumentation)\.ts)$/.exec(
    decodeURI(entry.originalSource),
  )?.[1]
  return source && !entry.originalSource.includes('node_modules')
    ? `${source}:${entry.originalLine + 1}`
    : null
}

function readMap(file: string): SourceMap | null {
  try {
    // Without the mark a build takes every file of the project for one that is read here.
    return new SourceMap(JSON.parse(readFileSync(/* turbopackIgnore: true */ file, 'utf8')))
  } catch {
    return null
  }
}
