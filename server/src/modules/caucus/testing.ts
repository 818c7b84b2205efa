import { caucus } from '@linli/contract/caucus'
import type { Room } from '@linli/contract/caucus-shapes'
import type { Side } from '@linli/contract/codes/mediation'
import type { TestApp } from '../../../test/harness.ts'
import { aPhoto, sendPiece } from '../documents/testing.ts'
import type { TestDispute } from '../mediation/testing.ts'

/** Sends a photo for a room and answers the id of its upload. */
export async function aRoomPhoto(
  app: TestApp,
  of: { id: string; side: Side },
  as: string,
): Promise<string> {
  const bytes = await aPhoto({ width: 64, height: 48 })
  const file = { kind: 'photo' as const, bytes: bytes.length }
  const { upload_id } = await app.must(caucus.start_file, { ...of, ...file }, as)
  await sendPiece(app, as, { upload_id, offset: 0, bytes })
  return upload_id
}

/** A message of side a with these words, by its party; answers the room as its party sees it. */
export async function aWord(app: TestApp, dispute: TestDispute, words: string): Promise<Room> {
  const of = { id: dispute.id, side: 'a' as const }
  await app.must(caucus.write, { ...of, kind: 'statement', words }, dispute.tokens.a)
  return app.must(caucus.get_room, of, dispute.tokens.a)
}

/** Proposed by the mediator from side a's newest item, and agreed to by its party; answers the id of the release. */
export async function anAgreedRelease(
  app: TestApp,
  dispute: TestDispute,
  passage?: string,
): Promise<string> {
  const of = { id: dispute.id, side: 'a' as const }
  const { items } = await app.must(caucus.get_room, of, dispute.tokens.lead)
  const item_id = items[0]?.id ?? ''
  const files = items[0]?.files.map(({ n }) => n) ?? []
  const what = { item_id, files, to_sides: ['b' as const], ...(passage && { passage }) }
  await app.must(caucus.propose_release, { ...of, ...what }, dispute.tokens.lead)
  const room = await app.must(caucus.get_room, of, dispute.tokens.a)
  const release_id = room.releases[0]?.id ?? ''
  await app.must(caucus.answer_release, { ...of, release_id, answer: 'agreed' }, dispute.tokens.a)
  return release_id
}
