/** Every control call and what it does, as `GET /_control` answers. */
export const calls = {
  'GET /_control': 'This list',
  'GET /_control/ledger':
    'Every object by id, events and deliveries, the last requests, counts of all requests',
  'GET /_control/ledger/:reference':
    'Sessions, tokens, orders, payments and refunds that have this reference',
  'POST /_control/tokens/:id/approve': 'What the checkout’s button does: the shopper agrees',
  'POST /_control/tokens/:id/reject': 'What the checkout’s button does: the shopper is declined',
  'GET /_control/tokens/:id/outcomes': 'What comes of the next orders with this token',
  'PUT /_control/tokens/:id/outcomes':
    'Sets it: { outcome: approve | soft-decline | hard-decline | slow, times: 1 }, or a list of these',
  'GET /_control/tokens/:id/shopper': 'Whether the account behind this token is paused',
  'PUT /_control/tokens/:id/shopper': 'Pauses it: { paused }, with all tokens of that mail address',
  'POST /_control/orders/:id/authorize': 'The shopper pays an order that waits for authorization',
  'POST /_control/orders/:id/decline': 'The order is refused: { soft: false }',
  'GET /_control/faults': 'The faults that wait for a call',
  'POST /_control/faults':
    'What the next calls meet: { kind, times, method, path, delayMs, status, errorCode, retryAfter, commit, perSecond, until }',
  'DELETE /_control/faults': 'No more faults',
  'GET /_control/clock': 'The time here: { now, offsetMs }',
  'PUT /_control/clock':
    'Moves it: { offsetMs } or { advanceMs } or { now }; offsetMs 0 is real time',
  'GET /_control/webhooks': 'How events are sent',
  'PUT /_control/webhooks':
    'Changes it: { copies, delayMs, shuffleMs, dropAll, dropTypes, dropNext }',
  'GET /_control/deliveries':
    'Deliveries with their attempts, newest first: ?status=&type=&event=&endpoint=',
  'POST /_control/deliveries/:id/again': 'Sends this event to this endpoint once more',
  'GET /_control/rules': 'Where Smartpay’s own rule is unknown: what holds here',
  'PUT /_control/rules':
    'Changes it: { checkSums, largestAmount, sessionLifetimeMs, slowMs, hideUnauthorizedTokens }',
  'POST /_control/reset': 'Forget everything: objects, keys, requests, faults, settings, clock',
}
