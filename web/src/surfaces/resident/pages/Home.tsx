import { Link } from '@tanstack/react-router'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { EMPTY_REPORT, isBegun, REPORT_DRAFT_KEY } from '../../../features/matters/report-draft.ts'
import { TrackedRow } from '../../../features/matters/TrackedRow.tsx'
import { useDraft } from '../../../lib/drafts.ts'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { useForgetEverything, useMe } from '../../../lib/session.ts'
import { fill } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, ListRow } from '../../../ui/ListRow.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { say } from '../../../ui/Toast.tsx'
import { APP } from '../../../words/zh-CN/app.ts'
import { SIGN_IN } from '../../../words/zh-CN/identity.ts'
import { HOME } from '../../../words/zh-CN/resident.ts'
import './home.css'

const WAYS = [
  ['/groups', HOME.groups, HOME.groups_hint],
  ['/disputes', HOME.mediate, HOME.mediate_hint],
  ['/track', HOME.track, HOME.track_hint],
  ['/who', HOME.who, HOME.who_hint],
  ['/catalogue', HOME.catalogue, HOME.catalogue_hint],
  ['/law', HOME.law, HOME.law_hint],
] as const
const EMERGENCY = [
  ['110', HOME.police],
  ['119', HOME.fire],
  ['120', HOME.ambulance],
] as const

/** The resident's first page: report, look up, and who is responsible. */
export function Home() {
  const me = useMe()
  const draft = useDraft(REPORT_DRAFT_KEY, EMPTY_REPORT)
  const isResident = me.data?.kind === 'resident'
  const place = me.data?.district?.name ?? ''
  const hasDraft = draft.isReady && isBegun(draft.value)
  return (
    <Page
      title={HOME.title}
      hasLargeTitle
      start={<span className="l-home-name">{`${place} ${APP.name}`.trim()}</span>}
      slot={<TypeSwitch />}
    >
      <p className="l-quiet">{HOME.lead}</p>
      <div className="l-stack">
        <Link to="/report" className="l-button l-button-main l-button-wide l-home-report">
          {hasDraft ? HOME.go_on : HOME.report}
        </Link>
        {hasDraft ? <p className="l-quiet l-small">{HOME.draft}</p> : null}
      </div>
      <List>
        {WAYS.map(([to, title, hint]) => (
          <li key={to}>
            <Link to={to}>
              <ListRow title={title} where={hint} state={<span aria-hidden="true">›</span>} />
            </Link>
          </li>
        ))}
      </List>
      {isResident ? <Latest /> : null}
      <footer className="l-home-foot">
        <p>{HOME.emergency}</p>
        <p className="l-home-calls">
          {EMERGENCY.map(([number, word]) => (
            <a key={number} className="l-button l-button-plain" href={`tel:${number}`}>
              {word} {number}
            </a>
          ))}
        </p>
        {isResident ? (
          <SignedIn name={me.data?.person?.name ?? ''} />
        ) : (
          <Link className="l-button l-button-quiet" to="/sign-in">
            {HOME.sign_in}
          </Link>
        )}
      </footer>
    </Page>
  )
}

function Latest() {
  const list = useQuery('matters.list_reported', { limit: 3 })
  if (!list.data || list.data.items.length === 0) return null
  return (
    <Section
      title={HOME.mine}
      aside={
        <Link to="/mine" className="l-button l-button-quiet">
          {HOME.mine_all}
        </Link>
      }
    >
      <List label={HOME.mine}>
        {list.data.items.map((matter) => (
          <li key={matter.id}>
            <Link to="/mine/$id" params={{ id: matter.id }}>
              <TrackedRow matter={matter} />
            </Link>
          </li>
        ))}
      </List>
    </Section>
  )
}

function SignedIn({ name }: { name: string }) {
  const forget = useForgetEverything()
  const signOut = useCommand('identity.sign_out', {
    invalidates: [],
    onDone: () => {
      say(SIGN_IN.signed_out)
      void forget()
    },
  })
  return (
    <p className="l-row">
      <span>{fill(HOME.signed_in, { name })}</span>
      <Button look="quiet" onClick={() => signOut.mutate({})}>
        {SIGN_IN.sign_out}
      </Button>
    </p>
  )
}
