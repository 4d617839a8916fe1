import type { LogFields } from './log-fields.ts'

/**
 * A bug or a broken machine that our own code found. Its sentence is written in the code and quotes nothing, so the
 * log may tell it; what it is about goes into fields that the log knows.
 */
export class AppError extends Error {
  readonly sentence: string
  readonly fields: LogFields

  constructor(sentence: string, fields: LogFields = {}) {
    const about = Object.entries(fields).map(([name, value]) => `${name} ${value}`)
    super(about.length === 0 ? sentence : `${sentence} (${about.join(', ')})`)
    this.name = 'AppError'
    this.sentence = sentence
    this.fields = fields
  }
}
