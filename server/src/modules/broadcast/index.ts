import { broadcast } from '@linli/contract/broadcast'
import { hearDeliveries } from '#modules/channels'
import { implement, STAFF } from '#platform/module'
import { askBroadcast } from './ask-broadcast.ts'
import { everyCarryOn } from './every-carry-on.ts'
import { onBroadcastWanted, onDeliveries } from './on-broadcast-wanted.ts'
import { hearsOf } from './policy.ts'
import { countAudience } from './queries/count-audience.ts'
import { listBroadcasts } from './queries/list-broadcasts.ts'
import { listTargets } from './queries/list-targets.ts'
import { viewBroadcast } from './queries/view-broadcast.ts'
import { confirmBroadcast, declineBroadcast, releaseBroadcast } from './release-broadcast.ts'
import { remindOwners } from './remind-owners.ts'
import { stopBroadcast } from './stop-broadcast.ts'

export { placesOf } from './place-states.ts'
export { answersFor, covers, hearsOf, MAY_BE_OUT, type Scope } from './policy.ts'
export { readProgress } from './queries/read-progress.ts'
export { type AboutCase, sendAbout } from './send-about.ts'
export { stopAbout } from './stop-broadcast.ts'

hearDeliveries('broadcast', onDeliveries)

/** One message to many groups: two people for it, and an honest state for every place. */
export const broadcastModule = implement(
  'broadcast',
  broadcast,
  {
    count_audience: { roles: STAFF, run: countAudience },
    list: { roles: STAFF, run: listBroadcasts },
    get: { roles: STAFF, run: (ctx, input) => viewBroadcast(ctx, input.id) },
    list_targets: { roles: STAFF, run: listTargets },
    ask: { roles: STAFF, run: askBroadcast, view: viewBroadcast },
    release: { roles: STAFF, run: releaseBroadcast, view: viewBroadcast },
    decline: { roles: STAFF, run: declineBroadcast, view: viewBroadcast },
    confirm: { roles: STAFF, run: confirmBroadcast, view: viewBroadcast },
    stop: { roles: STAFF, run: stopBroadcast, view: viewBroadcast },
    remind: { roles: STAFF, run: remindOwners, view: viewBroadcast },
  },
  {
    consumers: { 'broadcast.wanted': onBroadcastWanted },
    schedules: { carry_on: { cron: '* * * * *', run: everyCarryOn } },
    hears: {
      broadcast: hearsOf,
    },
  },
)
