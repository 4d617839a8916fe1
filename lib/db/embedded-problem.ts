import { statfs } from 'node:fs/promises'

/** A new cluster takes 39 MB, and a server needs room to write. */
const leastFreeBytes = 64 * 1024 * 1024

/** One sentence and its mend, for an error that the disk or its rights caused; others as they are. */
export async function explainFolder(dir: string, error: unknown): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ENOSPC|EDQUOT)$/.test(code)) return noSpace(dir)
  if (!/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST)$/.test(code)) return error
  return new Error(`Cannot write to ${dir} (${code}): set DATA_DIR to a folder of yours`)
}

/** The same for one of PostgreSQL's programs that failed and said something. */
export async function explainProgram(dir: string, program: string, said: string): Promise<Error> {
  if (/No space left|disk space/i.test(said) || (await isFull(dir))) return noSpace(dir)
  if (/setpriv ENOENT/.test(said))
    return new Error(
      'PostgreSQL does not run as root, and setpriv is missing: install util-linux, or start this as an ordinary user',
    )
  if (/ ENOENT/.test(said))
    return new Error(
      `PostgreSQL's ${program} does not run on this machine: it needs Linux with glibc, or macOS`,
    )
  if (/user ID \d+: user does not exist/.test(said))
    return new Error(
      `PostgreSQL needs a user with a name, and ${process.getuid?.()} has none: add it to /etc/passwd, or start this as another user`,
    )
  return new Error(
    `PostgreSQL's ${program} failed: ${gist(said)}. If ${dir} holds nothing you need, remove it and start again; or set DATA_DIR to another folder.`,
  )
}

function noSpace(dir: string): Error {
  return new Error(
    `There is no space left for ${dir}: free some, or set DATA_DIR to a folder on another disk`,
  )
}

async function isFull(dir: string): Promise<boolean> {
  const disk = await statfs(dir).catch(() => null)
  return disk !== null && disk.bavail * disk.bsize < leastFreeBytes
}

/** The line that says why, else the last two. */
function gist(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const why = lines.find((line) => /FATAL|PANIC|error:/i.test(line))
  return (why ?? lines.slice(-2).join(' ')).replace(/^.*?(FATAL|PANIC|error):\s*/i, '').trim()
}
