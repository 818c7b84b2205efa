import { channels } from '@linli/contract/channels'
import { ACCOUNT_HOLDERS, ANYONE, implement } from '#platform/module'
import { askDue } from './ask-due.ts'
import { addBinding, closeBinding, listBindings, tieBinding, viewBinding } from './desk/bindings.ts'
import {
  addChannel,
  pauseChannel,
  resumeChannel,
  reviseChannel,
  setBucket,
  testChannel,
} from './desk/change-channel.ts'
import { listChannels, listKinds, viewChannel } from './desk/list-channels.ts'
import { tryContent } from './desk/try-content.ts'
import { everyForgetInbound } from './every-forget-inbound.ts'
import { listAllTargets, repairBindings } from './keep-bindings.ts'
import { listTray } from './list-tray.ts'
import { hearDeliveries, onDeliveriesChanged, tellOfMessage } from './listeners.ts'
import { listPosts, viewPost } from './manual/list-posts.ts'
import { declinePost, markPosted } from './manual/mark-posted.ts'
import { pollChannels } from './poll-channels.ts'
import { receiveCall } from './receive-call.ts'
import { sendDue } from './send-due.ts'
import { noteText } from './send-text.ts'
import { remindPressers, takeBackDue } from './take-back-due.ts'
import { testChannelNow } from './test-channel-now.ts'
import { tidyDeliveries } from './tidy-deliveries.ts'
import { aibotLine } from './wecom/aibot-line.ts'

export { askWhoCame, type Came } from './ask-who-came.ts'
export type { Content } from './content.ts'
export { findDoor, type OpenDoor } from './doors.ts'
export { readInbound } from './inbound.ts'
export { listPressers, type Presser } from './list-pressers.ts'
export { hearDeliveries, hearMessages } from './listeners.ts'
export { type About, type Batch, type Queued, queueDeliveries } from './queue-deliveries.ts'
export { sendText } from './send-text.ts'
export {
  countDeliveries,
  remindDeliveries,
  type Stopped,
  stopDeliveries,
} from './stop-deliveries.ts'

hearDeliveries('text', noteText)

const ADMIN = ['system_admin'] as const
const HOOK = '/hooks/:district_id/:channel_id/:lock'
// Platforms call in bursts after a pause of theirs, all from a few addresses.
const HOOK_LIMIT = { max: 1200, per_seconds: 60 }

/** What goes out to people beyond the pages of this product, and what comes in from there. */
export const channelsModule = implement(
  'channels',
  channels,
  {
    list_tray: { roles: ANYONE, limit: { max: 60, per_seconds: 60 }, run: listTray },
    list_posts: { roles: ACCOUNT_HOLDERS, run: listPosts },
    mark_posted: { roles: ACCOUNT_HOLDERS, run: markPosted, view: viewPost },
    decline_post: { roles: ACCOUNT_HOLDERS, run: declinePost, view: viewPost },
    list_kinds: { roles: ADMIN, run: () => listKinds() },
    list_channels: { roles: ADMIN, run: (ctx) => listChannels(ctx) },
    get_channel: { roles: ADMIN, run: (ctx, input) => viewChannel(ctx, input.id) },
    add_channel: { roles: ADMIN, run: addChannel, view: viewChannel },
    revise_channel: { roles: ADMIN, run: reviseChannel, view: viewChannel },
    pause_channel: { roles: ADMIN, run: pauseChannel, view: viewChannel },
    resume_channel: { roles: ADMIN, run: resumeChannel, view: viewChannel },
    test_channel: { roles: ADMIN, run: testChannel, view: viewChannel },
    set_bucket: { roles: ADMIN, run: setBucket, view: viewChannel },
    try_content: { roles: ADMIN, run: tryContent },
    list_bindings: { roles: ADMIN, run: listBindings },
    add_binding: { roles: ADMIN, run: addBinding, view: viewBinding },
    tie_binding: { roles: ADMIN, run: tieBinding, view: viewBinding },
    close_binding: { roles: ADMIN, run: closeBinding, view: viewBinding },
  },
  {
    consumers: {
      'channels.deliveries_changed': onDeliveriesChanged,
      'channels.message_received': (ctx, payload) =>
        tellOfMessage(ctx, payload['subject_id'] ?? ''),
    },
    errands: {
      'channels.send_wanted': (ctx) => sendDue(ctx),
      'channels.stop_wanted': (ctx) => takeBackDue(ctx),
      'channels.test_wanted': (ctx, payload) => testChannelNow(ctx, payload['subject_id'] ?? ''),
      'channels.places_wanted': (ctx, payload) => listAllTargets(ctx, payload['subject_id']),
      'channels.remind_wanted': (ctx, payload) => remindPressers(ctx, payload['subject_id'] ?? ''),
    },
    rounds: {
      // Of what must be tried again, what waited for a limit, and what a process left when it died.
      send: {
        cron: '* * * * *',
        run: async (ctx) => {
          await tidyDeliveries(ctx)
          await takeBackDue(ctx)
          await sendDue(ctx)
        },
      },
      ask: { cron: '* * * * *', run: askDue },
      poll: {
        cron: '* * * * *',
        run: async (ctx) => {
          await repairBindings(ctx)
          await pollChannels(ctx)
        },
      },
      places: { cron: '23 2 * * *', run: (ctx) => listAllTargets(ctx) },
    },
    lines: { aibot: aibotLine() },
    callbacks: [
      {
        method: 'GET',
        path: HOOK,
        limit: HOOK_LIMIT,
        run: (ctx, request) => receiveCall(ctx, 'GET', request),
      },
      {
        method: 'POST',
        path: HOOK,
        limit: HOOK_LIMIT,
        run: (ctx, request) => receiveCall(ctx, 'POST', request),
      },
    ],
    schedules: { forget_inbound: { cron: '17 3 * * *', run: everyForgetInbound } },
    hears: {
      delivery: (actor) => actor.kind === 'staff',
      channel: (actor) => actor.roles.includes('system_admin'),
    },
  },
)
