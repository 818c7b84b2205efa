import type { Dispute, Party } from '@linli/contract/mediation-shapes'
import { useCommand, useDisclosure } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts, Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { AGENT_KIND, CAPACITY, SIDE } from '../../words/zh-CN/mediation.ts'
import { DISPUTE, MY_DISPUTE } from '../../words/zh-CN/mediation-page.ts'
import './mediation.css'

/** Who sits on which side, with whoever acts for them. */
export function DisputeParties({ dispute }: { dispute: Dispute }) {
  const isHouse = dispute.standing.kinds.some((kind) => kind === 'mediator' || kind === 'clerk')
  return (
    <Section title={DISPUTE.people}>
      <div className="l-stack">
        {dispute.people.map((party) => (
          <OneParty key={party.id} {...{ dispute, party, isHouse }} />
        ))}
      </div>
    </Section>
  )
}

function OneParty({
  dispute,
  party,
  isHouse,
}: {
  dispute: Dispute
  party: Party
  isHouse: boolean
}) {
  const agents = party.agents.filter(({ is_ended }) => !is_ended)
  return (
    <div className="m-party l-stack">
      <p className="l-row">
        <strong>{party.name}</strong>
        <span className="l-quiet">{SIDE[party.side]}</span>
        {party.is_me ? <Badge tone="quiet">{DISPUTE.is_me}</Badge> : null}
        <Standing dispute={dispute} party={party} />
      </p>
      <Facts
        items={[
          [DISPUTE.present, party.head],
          ['电话', party.phone],
          ['身份证号', party.id_number],
          [
            DISPUTE.guardian,
            party.needs_guardian
              ? CAPACITY[party.capacity === 'full' ? 'limited' : party.capacity]
              : null,
          ],
          [
            DISPUTE.agents,
            agents.length > 0
              ? agents.map(({ name, kind }) => `${name}（${AGENT_KIND[kind]}）`).join('、')
              : null,
          ],
        ]}
      />
      {isHouse && (party.phone || party.id_number) ? (
        <Reveal id={dispute.id} partyId={party.id} />
      ) : null}
    </div>
  )
}

function Standing({ dispute, party }: { dispute: Dispute; party: Party }) {
  if (party.died_at) return <Badge tone="quiet">{DISPUTE.dead}</Badge>
  if (party.refused_at) return <Badge tone="over">{DISPUTE.refused}</Badge>
  const runs = dispute.state === 'accepted' || dispute.state === 'mediating'
  if (!runs) return null
  return party.rights_told_at ? (
    <Badge tone="done">{DISPUTE.rights_told}</Badge>
  ) : (
    <Badge tone="todo">{DISPUTE.rights_untold}</Badge>
  )
}

function Reveal({ id, partyId }: { id: string; partyId: string }) {
  const reveal = useDisclosure('mediation.reveal_party')
  const { data, error } = reveal
  if (data)
    return (
      <Facts
        items={[
          ['电话', data.phone],
          ['身份证号', data.id_number],
          ['地址', data.address],
        ]}
      />
    )
  return (
    <div>
      <Button look="quiet" onClick={() => reveal.mutate({ id, party_id: partyId })}>
        {DISPUTE.reveal}
      </Button>{' '}
      <span className="l-quiet l-small">{DISPUTE.reveal_hint}</span>
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
    </div>
  )
}

/** What a party is asked and has not answered, with the two buttons. */
export function MyWords({ dispute }: { dispute: Dispute }) {
  const mine = new Set(dispute.people.flatMap(({ id, is_me }) => (is_me ? [id] : [])))
  const respond = useCommand('mediation.respond')
  const open = dispute.can.includes('respond')
    ? dispute.proposals.flatMap((asked) =>
        asked.waits_for
          .filter((party_id) => mine.has(party_id))
          .map((party_id) => ({ asked, party_id })),
      )
    : []
  if (open.length === 0) return null
  return (
    <Section title={MY_DISPUTE.waits_me}>
      {open.map(({ asked, party_id }) => (
        <div key={asked.id} className="l-paper l-stack">
          <p>
            <strong>{proposalWords(asked)}</strong>
          </p>
          {asked.words ? <p className="m-lines">{asked.words}</p> : null}
          <div className="l-row">
            {[true, false].map((agrees) => (
              <Button
                key={String(agrees)}
                look={agrees ? 'main' : 'plain'}
                busyWord={respond.isPending && DISPUTE.working}
                onClick={() =>
                  respond.mutate({
                    id: dispute.id,
                    proposal_id: asked.id,
                    party_id,
                    agrees,
                    way: 'self',
                  })
                }
              >
                {agrees ? MY_DISPUTE.accept : MY_DISPUTE.decline}
              </Button>
            ))}
          </div>
        </div>
      ))}
      {respond.error ? <Notice tone="over">{reasonText(respond.error)}</Notice> : null}
    </Section>
  )
}

/** What is asked, as one line. */
export function proposalWords(asked: Dispute['proposals'][number]): string {
  const words = {
    mediator: '由{about}调解',
    helper: '请{about}来帮助调解',
    extension: '延长 {days} 天',
    undisputed: '没有争议的事实',
    mediator_stays: '仍由{about}调解',
  } as const
  return fill(words[asked.kind], { about: asked.about ?? '', days: asked.days ?? '' })
}
