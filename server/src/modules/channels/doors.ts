import type { Platform } from '@linli/contract/codes/arrivals'
import type { ChannelKind } from '@linli/contract/codes/channels'
import type { Db, Tx } from '#platform/db'
import type { Keys } from '#platform/keys'
import type { Door } from './adapter.ts'
import { openChannels } from './open-channels.ts'

const KIND: Record<Platform, ChannelKind> = { wecom: 'wecom-app', mini_program: 'mp-miniprogram' }

export type OpenDoor = Door & { channel_id: string }

/** How people come in by a platform; null where no channel of its kind is active. */
export async function findDoor(
  where: { db: Db | Tx; keys: Keys; district_id: number },
  platform: Platform,
): Promise<OpenDoor | null> {
  const active = await openChannels(where, { state: 'active' })
  const open = active.find(({ channel }) => channel.kind === KIND[platform])
  const door = open?.adapter.door?.(open.channel)
  return open && door ? { ...door, channel_id: open.channel.id } : null
}
