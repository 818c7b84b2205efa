import type { caucus } from '@linli/contract/caucus'
import type { Parsed } from '@linli/contract/endpoint'
import { startUpload } from '#modules/documents'
import type { CommandContext } from '#platform/module'
import { takeRoom } from './find-place.ts'

/** Announces a file for a room. It has no name: what somebody calls a photo says more than it should.
 * Refuses: `not_found`, `dispute_is_<state>`, `file_too_large`, `too_many_uploads`. */
export async function startFile(
  ctx: CommandContext,
  { id, side, ...file }: Parsed<typeof caucus.start_file>,
): Promise<void> {
  await takeRoom(ctx, { id, side })
  await startUpload(ctx, { ...file, name: '' }, { is_sealed: true })
}
