// Every npm command: what it does and what it takes. Read before anything is installed, so Node's built-ins only.
import { options as sandboxOptions } from '../sandbox/options.mjs'

/**
 * @typedef {{
 *   type: 'string' | 'boolean',
 *   what: string,
 *   value?: string,
 * }} Option `value`: how its value is called in the help
 * @typedef {{
 *   what: string,
 *   args?: string,
 *   most?: number,
 *   options?: Record<string, Option>,
 *   program?: true,
 * }} Command `args`: how its arguments are called, `most` of them; `program`: started by a local run, not by people
 * @typedef {Record<string, string | boolean | undefined>} Values what the options of a call say
 */

/** @type {Record<string, Command>} */
export const commands = {
  demo: { what: 'The whole shop on this machine, until Ctrl-C.' },
  dev: { what: 'The demo with Next’s development server, until Ctrl-C.' },
  test: {
    what: 'Everything that must hold, up to the first step that does not.',
    options: {
      full: { type: 'boolean', what: 'the whole matrix of journeys' },
      'no-browser': { type: 'boolean', what: 'without the journeys' },
    },
  },
  sandbox: {
    what: 'The Smartpay sandbox alone, until Ctrl-C.',
    options: sandboxOptions,
  },
  worker: { what: 'The long-running engine, until Ctrl-C. Any number may run.' },
  doctor: {
    what: 'One line a check; under each failure what mends it. Code 1 if any fails.',
    options: {
      invariants: {
        type: 'boolean',
        what: 'what must be true of all orders and charges; reads whole tables',
      },
    },
  },
  bench: {
    what: 'The measurements, as ratios, in one run.',
    options: {
      quick: { type: 'boolean', what: 'one round instead of five' },
      only: {
        type: 'string',
        value: '<part>',
        what: 'one part: sandbox, billing, storefront, memory or admin',
      },
      rows: { type: 'string', value: '<number>', what: 'rows in the admin’s lists (1000000)' },
    },
  },
  mutate: {
    what: 'Changes the rules of money and time one by one, and sees whether the unit tests notice. Code 1 where they miss more than one of twenty, or one that is not explained.',
    options: {
      only: {
        type: 'string',
        value: '<part>',
        what: 'one part: calendar, schedule, sums, refunds, dunning or settlement',
      },
      concurrency: { type: 'string', value: '<number>', what: 'so many at once (1)' },
    },
  },
  'proof:dates': {
    what: 'Sixty cycles of each of many random anchors, against plain arithmetic, in four time zones.',
    options: {
      anchors: { type: 'string', value: '<number>', what: 'so many (100000)' },
      seed: { type: 'string', value: '<number>', what: 'those of a run that failed' },
    },
  },
  'proof:sim': {
    what: 'Plays shops through months of faults, declines and people, and judges them by Smartpay’s own books. Code 1 where a rule was broken.',
    options: {
      months: { type: 'string', value: '<number>', what: 'subscription-months a mix (10000)' },
      mix: { type: 'string', value: '<names>', what: 'some mixes, such as lossy,crowd' },
      seed: { type: 'string', value: '<number>', what: 'where chance begins (drawn anew)' },
    },
  },
  'proof:vercel': {
    what: 'Builds with Vercel’s own CLI, offline, and sells with the functions of its output: signup, webhook, runs of the jobs. Code 1 where something is not as it should be.',
    options: {
      charges: { type: 'string', value: '<number>', what: 'orders due at once for a run (2000)' },
    },
  },
  build: { what: 'What a deployment runs: the storefront; in production it migrates first.' },
  'db:migrate': { what: 'Applies the migrations that are missing.' },
  'db:diff': {
    what: 'Writes a migration from the last committed schema to the present one.',
    args: '<what_it_does>',
    most: 1,
  },
  'db:seed': {
    what: 'Loads a shop, or says what is wrong with its file before anything is written.',
    args: '<shop.json>',
    most: 1,
    options: { 'dry-run': { type: 'boolean', what: 'only say what would change' } },
  },
  'db:reset': {
    what: 'Begins anew: forgets everything of a local run that is not going. Asks first.',
    options: { yes: { type: 'boolean', what: 'do not ask' } },
  },
  'webhook:register': {
    what: 'Tells Smartpay where we listen, or mends that.',
    options: { rotate: { type: 'boolean', what: 'a new endpoint with a new secret' } },
  },
  'webhook:replay': {
    what: 'Works on kept events once more.',
    args: '<event id>',
    most: 1,
    options: { parked: { type: 'boolean', what: 'all that are parked' } },
  },
  reconcile: {
    what: 'Tokens on which Smartpay and this shop do not agree. Code 1 while there are any.',
    options: {
      settle: { type: 'string', value: '<token id>', what: 'take Smartpay’s word for one' },
    },
  },
  'smartpay:account': {
    what: 'Whose key this shop is known by at Smartpay, and what a person may say about it. Code 1 where something is wrong.',
    options: {
      'accept-key': {
        type: 'boolean',
        what: 'SMARTPAY_SECRET_KEY is this shop’s from now on: a new key of the same account, or the live key on the day it goes live. Changes one row of smartpay_accounts; rows of the other mode are not touched any more',
      },
      'accept-missing': {
        type: 'boolean',
        what: 'the tokens that vanished really are gone: for three days any number is believed, each after two looks at least an hour apart',
      },
      yes: { type: 'boolean', what: 'do not ask before the shop goes from one mode to the other' },
    },
  },
  close: {
    what: 'Compares a day: what was planned, done here, done at Smartpay and is to be delivered. Code 1 where it does not agree.',
    args: '[day]',
    most: 1,
  },
  charge: {
    what: 'Charges what is due, once, as the job does; asks before live tokens. With --rehearse it goes through a coming day’s charges up to the call, sends nothing, and keeps what it would send. Code 1 where something is wrong.',
    options: {
      rehearse: {
        type: 'boolean',
        what: 'send nothing: say what would be sent, and what not and why',
      },
      on: {
        type: 'string',
        value: '<day>',
        what: 'the day that is rehearsed (tomorrow), up to seven days ahead',
      },
      each: { type: 'boolean', what: 'a line a charge that is rehearsed' },
      yes: { type: 'boolean', what: 'do not ask before live tokens are charged' },
    },
  },
  'charge:preview': {
    what: 'What will be charged and delivered in the coming days, when and why. Changes nothing.',
    options: {
      days: { type: 'string', value: '<number>', what: 'how far ahead (30)' },
      each: { type: 'boolean', what: 'a line a charge instead of a day' },
    },
  },
  'charge:stop': { what: 'Stops all charging at once, until it is resumed.' },
  'charge:resume': { what: 'Lets what is due be charged again.' },
  'proof:kill': {
    what: 'Kills the engine at every place, again and again, and compares with Smartpay’s books. Code 1 if anybody is charged twice or not at all.',
    options: {
      kills: { type: 'string', value: '<number>', what: 'runners killed (1000)' },
      stops: { type: 'string', value: '<number>', what: 'stopped for longer than a lease (50)' },
      restarts: { type: 'string', value: '<number>', what: 'crashes of the database (50)' },
      terminations: {
        type: 'string',
        value: '<number>',
        what: 'times that every connection is terminated (200)',
      },
      runners: { type: 'string', value: '<number>', what: 'at once at most (8)' },
      seed: { type: 'string', value: '<number>', what: 'the same order of kills again' },
      hurried: { type: 'boolean', what: 'runners with a lease of seconds, for a test' },
    },
  },
  'proof:failover': {
    what: 'Kills the primary of a PostgreSQL on two machines, again and again, while runners charge, and compares with Smartpay’s books. Code 1 if anybody is charged twice or not at all. Needs Patroni, etcd and HAProxy.',
    options: {
      kills: { type: 'string', value: '<number>', what: 'so many, one after the other (20)' },
      seed: { type: 'string', value: '<number>', what: 'the same order of kills again' },
      strict: {
        type: 'boolean',
        what: 'a primary confirms nothing while it has no standby, however long that is',
      },
    },
  },
  'proof:pooler': {
    what: 'A whole shop behind PgBouncer in transaction mode: the journeys of money in a browser, then charges by two runners, compared with Smartpay’s books. Code 1 if anything is wrong. Needs PgBouncer.',
    options: {
      charges: { type: 'string', value: '<number>', what: 'so many after the journeys (600)' },
      connections: {
        type: 'string',
        value: '<number>',
        what: 'to PostgreSQL, for everybody together (8)',
      },
      seed: { type: 'string', value: '<number>', what: 'the same people again' },
      'no-journeys': { type: 'boolean', what: 'the charges alone: no storefront, no browser' },
    },
  },
  'live:enable': {
    what: 'Lets this deployment, and no other, charge live tokens. Asks first.',
    options: { yes: { type: 'boolean', what: 'do not ask' } },
  },
  'consent:verify': { what: 'Finds a consent that was altered. Code 1 if any.' },
  'payment:record': {
    what: 'Records money that came by transfer or from the carrier; without arguments it lists what is waited for.',
    args: '[<reference> <yen>]',
    most: 2,
    options: {
      on: { type: 'string', value: '<day>', what: 'the day on the statement (today)' },
      note: { type: 'string', value: '<text>', what: 'kept beside it' },
      'accept-difference': { type: 'boolean', what: 'although it is more or less' },
    },
  },
  'staff:invite': {
    what: 'A link by which somebody joins the admin: for the first owner.',
    args: '<mail>',
    most: 1,
    options: {
      role: { type: 'string', value: '<role>', what: 'owner, operator, support or viewer (owner)' },
    },
  },
  'staff:reset': {
    what: 'A link to set another password, for staff who cannot sign in and whom no owner can help.',
    args: '<mail>',
    most: 1,
    options: { factor: { type: 'boolean', what: 'also forget the authenticator, if it is lost' } },
  },
  'staff:code': {
    what: 'The present second factor of somebody, in a local run.',
    args: '[<mail>]',
    most: 1,
  },
  'metrics:rebuild': {
    what: 'Counts all that the overview shows by day again, keeps it, and says what differed. The shop may be open.',
  },
  'audit:verify': {
    what: 'Follows the audit log’s chain and compares it with its end mark. Code 1 if anything is wrong.',
    options: {
      mark: {
        type: 'string',
        value: '<entries>.<hash>',
        what: 'compare a mark that was kept elsewhere',
      },
      accept: {
        type: 'string',
        value: '<entry id>',
        what: 'the entry that it calls forged is nothing to worry about; the end mark goes on after it',
      },
      'accept-unmarked': {
        type: 'boolean',
        what: 'once, for a database from before there were end marks: its log is the shop’s as it stands',
      },
    },
  },
  'secret:reseal': {
    what: 'Seals anew with APP_SECRET what APP_SECRET_PREVIOUS sealed. May be stopped and run again. Code 1 while anything is left.',
  },
  clock: {
    what: 'Shows the clock of a local run, or moves shop, worker and sandbox together, and works off what falls due on the way (units: m, h, d, w).',
    args: '[advance <how far, such as 35d> | reset]',
    most: 2,
  },
  database: {
    what: 'PostgreSQL of a local run.',
    args: '<folder>',
    most: 1,
    options: { fleeting: { type: 'boolean', what: 'a crash may lose the data' } },
    program: true,
  },
  pooler: {
    what: 'PgBouncer of a local run.',
    args: '<folder>',
    most: 1,
    options: {
      port: { type: 'string', value: '<number>', what: 'where it listens' },
      connections: { type: 'string', value: '<number>', what: 'to PostgreSQL, for all' },
    },
    program: true,
  },
  'staff:local': { what: 'Makes the owner of a local run.', program: true },
  'demo:data': {
    what: 'Eighteen months of the demo shop.',
    args: '<shop.json>',
    most: 1,
    program: true,
  },
}

/** What people may call. */
export const commandNames = Object.keys(commands).filter((name) => !commands[name]?.program)
