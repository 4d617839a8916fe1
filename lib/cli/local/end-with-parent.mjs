import { pathToFileURL } from 'node:url'

// Imported into a program that we start; what such a program starts itself inherits the import, and
// there, where the parent is another, it does nothing.
const parent = new URL(import.meta.url).searchParams.get('parent')
if (process.channel && parent === `${process.ppid}`) {
  // Whoever holds the other end is gone, however it ended: then we end too.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

/** @param {string} root @returns {string[]} arguments of node for a child with an `ipc` channel */
export function endWithParentFlags(root) {
  const module = pathToFileURL(`${root}/lib/cli/local/end-with-parent.mjs`)
  return ['--import', `${module}?parent=${process.pid}`]
}
