// Imported into the Vercel CLI and all that it starts: nothing is asked of any machine but this one, and who tries is
// written down.
import { appendFileSync } from 'node:fs'
import net from 'node:net'
import { pathToFileURL } from 'node:url'

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/
const record = new URL(import.meta.url).searchParams.get('record')
const { connect } = net.Socket.prototype

if (record !== null)
  /** @param {any[]} args as `net.connect` takes them: options, or a port and a host */
  net.Socket.prototype.connect = function (...args) {
    const [first, second] = Array.isArray(args[0]) ? args[0] : args
    const options = typeof first === 'object' ? first : { port: first, host: second }
    const host = `${options.host ?? 'localhost'}`
    if (options.path || loopback.test(host)) return connect.apply(this, /** @type {any} */ (args))
    appendFileSync(record, `${host}\n`)
    // As a connection that fails: once whoever asked for it listens.
    setImmediate(() => this.destroy(new Error(`${host} is another machine`)))
    return this
  }

/** @param {string} file to which the names of other machines go @returns {string} a value of NODE_OPTIONS */
export function offlineOptions(file) {
  const module = pathToFileURL(import.meta.filename)
  module.searchParams.set('record', file)
  return `--import=${module.href}`
}
