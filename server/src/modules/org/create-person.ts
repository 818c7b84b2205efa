import type { Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { createStaff } from '#modules/identity'
import type { CommandContext } from '#platform/module'

/** Makes a member of staff known; posts and account follow. Two people may share a name. */
export async function createPerson(
  context: CommandContext,
  { name, phone }: Parsed<typeof org.create_person>,
): Promise<void> {
  await createStaff(context, { id: context.new_id, name, phone: phone ?? null })
}
