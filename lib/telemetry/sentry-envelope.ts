import type { ErrorSignal } from '#lib/signals.ts'

/** Fields that the log has and that stay here: from which network somebody came is a person's. */
const staysHere = ['network']
/** These have places of their own in an event. */
const placed = ['errorName', 'sentence', 'errorCode', 'causes', 'digest', 'frames', 'seen']

/**
 * An event in Sentry's envelope format: three lines of JSON. It holds what the log wrote of the error, and where our code
 * threw it; no request, no user, no host.
 *
 * @param eventId 32 hexadecimal digits
 * @param frames as `file:line`, the innermost first
 */
export function envelopeOf(
  { event, line, atMs }: ErrorSignal,
  {
    eventId,
    frames,
    environment,
  }: { eventId: string; frames: readonly string[]; environment: string },
): string {
  const { errorName, sentence, errorCode, causes, digest, seen } = line
  const tags = Object.entries(line).filter(([name]) => ![...staysHere, ...placed].includes(name))
  const payload = JSON.stringify({
    event_id: eventId,
    timestamp: atMs / 1000,
    platform: 'node',
    level: 'error',
    logger: 'teiki',
    environment,
    logentry: { formatted: event },
    transaction: line.job ?? line.page,
    // The log's own word for the same error; without one the phrase is.
    fingerprint: [digest ?? event],
    tags: Object.fromEntries(tags.map(([name, value]) => [name, `${value}`])),
    extra: { errorCode, causes, seen },
    ...(errorName !== undefined && {
      exception: {
        values: [
          {
            type: errorName,
            value: sentence ?? event,
            ...(frames.length > 0 && { stacktrace: { frames: frames.toReversed().map(frameOf) } }),
          },
        ],
      },
    }),
  })
  const item = { type: 'event', length: Buffer.byteLength(payload) }
  const lines = [JSON.stringify({ event_id: eventId }), JSON.stringify(item), payload]
  return lines.map((text) => `${text}\n`).join('')
}

function frameOf(frame: string) {
  const [, filename = frame, lineno] = /^(.*?):(\d+)/.exec(frame) ?? []
  return { filename, lineno: Number(lineno), in_app: true }
}
