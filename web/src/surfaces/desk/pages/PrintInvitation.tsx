import { Link, useParams } from '@tanstack/react-router'
import { InvitationSheet } from '../../../features/groups/InvitationSheet.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { INVITE, REGISTRY } from '../../../words/zh-CN/group-registry.ts'
import { PRINT } from '../../../words/zh-CN/matter-page.ts'
import '../paper-page.css'

/** The way into a group as one A4 page. */
export function PrintInvitation() {
  const { group = '', id = '' }: { group?: string; id?: string } = useParams({ strict: false })
  const found = useQuery('groups.list_invitations', { group_id: group })
  const invitation = found.data?.find((one) => one.id === id)
  return (
    <div className="d-paper-page">
      <div className="l-row l-screen-only">
        <Button look="main" disabled={!invitation?.token} onClick={() => window.print()}>
          {PRINT.do_print}
        </Button>
        <Link to="/registry/$id" params={{ id: group }} className="l-button l-button-quiet">
          {REGISTRY.to_record}
        </Link>
      </div>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.isPending ? <Skeleton lines={12} /> : null}
      {found.data && !invitation ? <Notice tone="soon">{INVITE.over}</Notice> : null}
      {invitation ? (
        <article className="d-a4">
          <InvitationSheet invitation={invitation} />
        </article>
      ) : null}
    </div>
  )
}
