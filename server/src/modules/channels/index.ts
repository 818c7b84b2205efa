import { channels } from '@linli/contract/channels'
import { ANYONE, implement } from '#platform/module'
import { listTray } from './list-tray.ts'

export { sendText } from './send-text.ts'

/** What goes out to people beyond the pages of this product. */
export const channelsModule = implement('channels', channels, {
  list_tray: { roles: ANYONE, limit: { max: 60, per_seconds: 60 }, run: listTray },
})
