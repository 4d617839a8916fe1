// The only file of the commands that looks at the environment they were invoked with.

/** @param {string} name @returns {string} what whoever invoked us set, or the empty text */
export function invokingVariable(name) {
  return process.env[name] ?? ''
}

const kept = /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TMPDIR|TERM)$/

/**
 * What a program needs of it to run at all: no settings, no secrets, nothing of npm's.
 * @param {NodeJS.ProcessEnv} [env] @returns {Record<string, string>}
 */
export function plainEnvironment(env = process.env) {
  return pick(env, (name) => kept.test(name))
}

const imposed =
  /^npm_(lifecycle|package)_|^npm_config_(omit|only|include|production|ignore_scripts|dry_run|prefix|global)$|^NODE_(ENV|OPTIONS)$/i

/**
 * Without what an outer npm or a production shell would impose on an installation; proxies stay.
 * @param {NodeJS.ProcessEnv} [env] @returns {Record<string, string>}
 */
export function installEnvironment(env = process.env) {
  return pick(env, (name) => !imposed.test(name))
}

/** @param {NodeJS.ProcessEnv} env @param {(name: string) => boolean} wanted */
function pick(env, wanted) {
  /** @type {Record<string, string>} */
  const picked = {}
  for (const [name, value] of Object.entries(env))
    if (value !== undefined && wanted(name)) picked[name] = value
  return picked
}
