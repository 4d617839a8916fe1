/**
 * How often a test plays what may end in many orders. `npm test` plays a twentieth, each time others;
 * `npm run test:full` plays all.
 */
export function rounds(all: number): number {
  return process.env.TEST_FULL ? all : Math.ceil(all / 20)
}
