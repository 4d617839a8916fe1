// What the command takes. Whoever starts it may read this before anything is installed, so it imports nothing.

/** @type {Record<string, { type: 'string' | 'boolean', what: string, value?: string }>} `value`: how its value is called in the help */
export const options = {
  port: { type: 'string', value: '<number>', what: 'where it listens (4010)' },
  memory: { type: 'boolean', what: 'forget everything at the end' },
  data: { type: 'string', value: '<folder>', what: 'where to keep its state' },
  origin: { type: 'string', value: '<origin>', what: 'how its own links begin' },
  'shop-name': { type: 'string', value: '<name>', what: 'the shop on its checkout' },
  'shop-name-ja': { type: 'string', value: '<name>', what: 'the same in Japanese' },
  'shop-name-en': { type: 'string', value: '<name>', what: 'the same in English' },
}
