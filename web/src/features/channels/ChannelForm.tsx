import type { Channel, ChannelKindInfo } from '@linli/contract/channels'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import {
  CHANNEL_FIELD,
  CHANNEL_KIND,
  CHANNEL_KIND_HINT,
  CHANNELS,
} from '../../words/zh-CN/channels.ts'

type Kind = Channel['kind']
type Texts = Record<string, string>

/** A new channel: which kind, then what that kind asks for. */
export function AddChannel({
  kinds,
  onDone,
}: {
  kinds: readonly ChannelKindInfo[]
  onDone: (id: string) => void
}) {
  const [kind, setKind] = useState<Kind>()
  const info = kinds.find((one) => one.kind === kind)
  const add = useCommand('channels.add_channel', {
    onDone: ({ id }) => {
      say(CHANNELS.saved)
      onDone(id)
    },
  })
  return (
    <Section title={CHANNELS.add}>
      <Choice
        legend={CHANNELS.choose}
        value={kind}
        onChange={setKind}
        options={kinds.map((one) => ({
          value: one.kind,
          word: CHANNEL_KIND[one.kind],
          hint: CHANNEL_KIND_HINT[one.kind],
        }))}
      />
      {info && kind ? (
        <ChannelFields
          key={kind}
          info={info}
          isBusy={add.isPending}
          error={add.error}
          onSave={(filled) => add.mutate({ kind, ...filled })}
        />
      ) : null}
    </Section>
  )
}

/** Other settings for a channel; secrets that are left empty stay as they are. */
export function EditChannel({
  channel,
  info,
  onDone,
}: {
  channel: Channel
  info: ChannelKindInfo
  onDone: () => void
}) {
  const revise = useCommand('channels.revise_channel', {
    onDone: () => {
      say(CHANNELS.saved)
      onDone()
    },
  })
  return (
    <ChannelFields
      info={info}
      channel={channel}
      isBusy={revise.isPending}
      error={revise.error}
      onSave={(filled) => revise.mutate({ id: channel.id, ...filled })}
    />
  )
}

function ChannelFields({
  info,
  channel,
  isBusy,
  error,
  onSave,
}: {
  info: ChannelKindInfo
  channel?: Channel
  isBusy: boolean
  error: unknown
  onSave: (filled: { name: string; settings: Texts; secrets: Texts }) => void
}) {
  const [name, setName] = useState(channel?.name ?? CHANNEL_KIND[info.kind])
  const [settings, setSettings] = useState<Texts>(channel?.settings ?? {})
  const [secrets, setSecrets] = useState<Texts>({})
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave({ name: name.trim(), settings, secrets })
  }
  return (
    <form className="d-form" onSubmit={save} autoComplete="off">
      <Field
        label={CHANNELS.name}
        hint={CHANNELS.name_hint}
        value={name}
        maxLength={60}
        required
        onChange={(event) => setName(event.target.value)}
      />
      {info.fields.map((field) => {
        const Line = field === 'templates' ? TextArea : Field
        return (
          <Line
            key={field}
            label={CHANNEL_FIELD[field] ?? field}
            value={settings[field] ?? ''}
            onChange={(event: { target: { value: string } }) =>
              setSettings({ ...settings, [field]: event.target.value })
            }
          />
        )
      })}
      {info.secrets.map((secret) => (
        <Field
          key={secret}
          label={CHANNEL_FIELD[secret] ?? secret}
          hint={
            channel?.secrets.find((one) => one.name === secret)?.is_set
              ? CHANNELS.secret_set
              : CHANNELS.secret_missing
          }
          type="password"
          autoComplete="new-password"
          value={secrets[secret] ?? ''}
          onChange={(event) => setSecrets({ ...secrets, [secret]: event.target.value })}
        />
      ))}
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
      <div>
        <Button type="submit" look="main" busyWord={isBusy && CHANNELS.saving}>
          {CHANNELS.save}
        </Button>
      </div>
    </form>
  )
}
