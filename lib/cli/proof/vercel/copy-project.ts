import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { root } from '../../local/install.mjs'

/** Nobody deploys these: history, what was built, what a run keeps, and the settings of this machine. */
const apart = /^(\.git|\.vercel|node_modules|\.next.*|\.data.*|\.env(\.local)?|.*\.lock)$/

/**
 * The project as it stands, also what is not committed, in a folder of its own: a build there leaves the checkout alone.
 * Packages are links to the same files, for a copy has a gigabyte.
 *
 * @param dataDir where this run keeps its state; never copied
 */
export function copyProject(to: string, dataDir: string): void {
  rmSync(to, { recursive: true, force: true })
  for (const name of readdirSync(root)) {
    const from = path.join(root, name)
    const isData = dataDir === from || dataDir.startsWith(from + path.sep)
    if (!apart.test(name) && !isData) cpSync(from, path.join(to, name), { recursive: true })
  }
  linkTree(path.join(root, 'node_modules'), path.join(to, 'node_modules'))
}

function linkTree(from: string, to: string): void {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkFile(source, target)
  }
}

/** Another disk, or one that has no links, gets a copy. */
function linkFile(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
}
