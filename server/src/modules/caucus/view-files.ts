import type { RoomFile } from '@linli/contract/caucus-shapes'
import type { Context } from '#platform/module'
import { type RoomAddress, roomAddress } from './file-address.ts'

/** A file as rows and shared copies hold it; its bytes lie sealed in the store. */
export interface FileRow {
  id: string
  position: number
  kind: 'photo' | 'voice'
  media_type: string
  bytes: number
  width: number | null
  height: number | null
}

/** Where a list of files belongs; addresses are made for the person who asks. */
export type Holder = Pick<RoomAddress, 'way' | 'of_id' | 'side' | 'holder_id'>

/** Files of one holder in the contract's shape, with addresses for this person that open for so many minutes. */
export function viewRoomFiles(
  { keys, now, actor }: Pick<Context, 'keys' | 'now' | 'actor'>,
  rows: readonly FileRow[],
  holder: Holder & { minutes: number },
): RoomFile[] {
  const { minutes, ...of } = holder
  return rows.map((row) => {
    const address = (is_small: boolean) =>
      roomAddress(
        keys,
        { now, minutes },
        {
          ...of,
          district_id: actor.district_id,
          person_id: actor.person_id,
          n: row.position,
          is_small,
        },
      )
    return {
      n: row.position,
      kind: row.kind,
      media_type: row.media_type,
      bytes: row.bytes,
      width: row.width,
      height: row.height,
      url: address(false),
      thumbnail_url: row.kind === 'photo' ? address(true) : null,
    }
  })
}
