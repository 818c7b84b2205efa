import type { Audience } from '@linli/contract/broadcast'
import type { CommandContext } from '#platform/module'
import { findAudience, scopeOf } from './find-audience.ts'
import { writeBroadcast, writeTargets } from './write-broadcast.ts'

/** A broadcast of another module, which has seen to it that the people who must agree have agreed. */
export interface AboutCase {
  id: string
  about: { noun: string; id: string }
  title: string
  text: string
  link: string
  audience: Audience
  asked_by: string
  released_by: string
  not_after: string | null
}

/** Sends a broadcast about a case to those groups of an audience that have none about it yet. Answers how many places there are. */
export async function sendAbout(ctx: CommandContext, made: AboutCase): Promise<number> {
  const found = await findAudience(ctx.tx, ctx.actor.district_id, made.audience)
  const { name: _, ...scope } = await scopeOf(ctx.tx, ctx.actor.district_id, found)
  await writeBroadcast(ctx, { ...made, kind: 'lost_person', scope, bypass_reason: null })
  return writeTargets(ctx, made.id, { found, except_about: made.about.id })
}
