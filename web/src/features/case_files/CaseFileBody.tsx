import type { CaseFile } from '@linli/contract/case_files'
import { VOLUME_ITEMS } from '@linli/contract/codes/case-files'
import { useCommand, useDisclosure } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { CASE_FILE_WORDS, FILE_CHECK, VOLUME_ITEM } from '../../words/zh-CN/case_files.ts'
import { DESK } from '../../words/zh-CN/desk.ts'

/** What lies in a case file, what is missing, what a review would say, and the whole of it as one PDF. */
export function CaseFileBody({ file }: { file: CaseFile }) {
  return (
    <>
      <VolumeMaker file={file} />
      <Section title={CASE_FILE_WORDS.title}>
        <TableBox label={CASE_FILE_WORDS.title}>
          <table className="d-table d-rows">
            <caption className="l-visually-hidden">{CASE_FILE_WORDS.title}</caption>
            <tbody>
              {VOLUME_ITEMS.map((item) => (
                <ItemRow key={item} file={file} item={item} />
              ))}
            </tbody>
          </table>
        </TableBox>
      </Section>
      <Section title={CASE_FILE_WORDS.review}>
        <p>{CASE_FILE_WORDS.met(file.met, file.applying)}</p>
        <ul>
          {file.checks.map(({ check, is_met }) => (
            <li key={check}>
              <CheckBadge isMet={is_met} /> {FILE_CHECK[check]}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function ItemRow({ file, item }: { file: CaseFile; item: CaseFile['parts'][number]['item'] }) {
  const parts = file.parts.filter((part) => part.item === item)
  const isMissing = file.missing.includes(item)
  return (
    <tr>
      <th scope="row">{VOLUME_ITEM[item]}</th>
      <td>
        {isMissing ? <Badge tone="soon">{CASE_FILE_WORDS.missing}</Badge> : null}
        {parts.map((part, at) => (
          <p key={`${part.title}-${at}`}>
            {part.title}
            <span className="l-quiet">
              {' '}
              {part.paper ? CASE_FILE_WORDS.written : CASE_FILE_WORDS.pictures(part.pictures)}
            </span>
          </p>
        ))}
      </td>
    </tr>
  )
}

function CheckBadge({ isMet }: { isMet: boolean | null }) {
  if (isMet === null) return <Badge tone="quiet">{CASE_FILE_WORDS.applies_not}</Badge>
  return (
    <Badge tone={isMet ? 'done' : 'soon'}>{isMet ? CASE_FILE_WORDS.yes : CASE_FILE_WORDS.no}</Badge>
  )
}

function VolumeMaker({ file }: { file: CaseFile }) {
  const { dispute_id: id, volume, can } = file
  const make = useCommand('case_files.make_volume')
  const open = useDisclosure('case_files.open_volume')
  const problem = make.error ?? open.error
  return (
    <div className="l-row">
      {volume ? <VolumeState volume={volume} /> : null}
      {can.includes('make') ? (
        <Button
          look="main"
          busyWord={make.isPending && DESK.working}
          onClick={() => make.mutate({ id })}
        >
          {CASE_FILE_WORDS.make}
        </Button>
      ) : null}
      {volume && can.includes('open') ? (
        <Button
          busyWord={open.isPending && DESK.working}
          onClick={() =>
            open.mutate(
              { id, volume_id: volume.id },
              { onSuccess: ({ url }) => window.open(url, '_blank', 'noopener') },
            )
          }
        >
          {CASE_FILE_WORDS.open}
        </Button>
      ) : null}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
    </div>
  )
}

function VolumeState({ volume }: { volume: NonNullable<CaseFile['volume']> }) {
  if (volume.state === 'failed') return <Badge tone="over">{CASE_FILE_WORDS.failed}</Badge>
  if (volume.state === 'done')
    return <Badge tone="done">{CASE_FILE_WORDS.made(volume.pages ?? 0)}</Badge>
  const words = CASE_FILE_WORDS.making(volume.parts_done, volume.parts_total)
  return (
    <span role="status">
      <Badge tone="doing">{words}</Badge>
    </span>
  )
}
