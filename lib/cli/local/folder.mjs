import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder and those above it, one by one: Node's own `recursive` never comes back where a
 * folder can hold none, as in /proc.
 * @param {string} folder
 */
export function makeFolder(folder) {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Somebody else was quicker.
    if (!existsSync(folder)) throw error
  }
}
