-- Channels to groups and people beyond these pages: configured instances, places, what is to go out, what was spent on it,
-- and what came in. Written for platforms that answer "accepted" and promise nothing.

create table channels.channel (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  name text not null,
  -- What its kind asks for, without secrets.
  settings jsonb not null default '{}',
  -- Sealed JSON; written, never shown.
  sealed_secrets bytea,
  state text not null,
  -- Up to where its pollers have read.
  cursors jsonb not null default '{}',
  last_inbound_at timestamptz,
  last_accepted_at timestamptz,
  -- Without secrets.
  last_error text,
  last_error_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  constraint channel_pkey primary key (district_id, id),
  constraint channel_state check (state in ('unconnected', 'active', 'paused', 'down'))
);
select platform.distribute('channels.channel');

-- A limit of the platform as this district has it since a day; without a row the kind's own holds.
create table channels.bucket_edition (
  district_id integer not null,
  channel_id uuid not null,
  bucket text not null,
  valid_from date not null,
  set_at timestamptz not null,
  most integer not null,
  -- sliding, or a calendar period of Asia/Shanghai.
  period text not null,
  seconds integer,
  set_by uuid not null,
  constraint bucket_edition_pkey primary key (district_id, channel_id, bucket, valid_from, set_at),
  constraint bucket_edition_most check (most >= 0),
  constraint bucket_edition_period check (period in ('sliding', 'calendar_day', 'calendar_week', 'calendar_month')
    and (period = 'sliding') = (seconds is not null))
);
select platform.distribute('channels.bucket_edition');

-- A pass to a platform, shared by all processes; whoever holds the lease fetches the next one.
create table channels.token (
  district_id integer not null,
  channel_id uuid not null,
  sealed_token bytea,
  expires_at timestamptz,
  lease_until timestamptz,
  constraint token_pkey primary key (district_id, channel_id)
);
select platform.distribute('channels.token');

-- A place that may be sent to. `address` and `version` mean something to its channel alone.
create table channels.binding (
  district_id integer not null,
  id uuid not null,
  channel_id uuid not null,
  target text not null,
  address text not null,
  -- Who must press "send" there, in the platform's words; `presser_id` where it is somebody of ours.
  via text,
  presser_id uuid,
  name text not null,
  about_noun text,
  about_id uuid,
  version text,
  state text not null,
  checked_at timestamptz,
  made_at timestamptz not null,
  constraint binding_pkey primary key (district_id, id),
  constraint binding_address unique (district_id, channel_id, address),
  constraint binding_target check (target in ('group', 'person', 'area', 'device')),
  constraint binding_state check (state in ('open', 'closed'))
);
select platform.distribute('channels.binding');
create index binding_about on channels.binding (district_id, about_noun, about_id) where about_id is not null;

-- What is sent: once for all the places that it goes to.
create table channels.content (
  district_id integer not null,
  id uuid not null,
  sealed bytea not null,
  made_at timestamptz not null,
  constraint content_pkey primary key (district_id, id)
);
select platform.distribute('channels.content');

create table channels.delivery (
  district_id integer not null,
  id uuid not null,
  channel_id uuid not null,
  -- A bound place, or a phone or an account that is bound to nothing.
  binding_id uuid,
  sealed_target bytea,
  about_noun text not null,
  about_id uuid not null,
  idempotency_key text not null,
  content_id uuid not null,
  -- 0 emergency, 1 normal, 2 bulk.
  priority smallint not null,
  not_after timestamptz,
  state text not null,
  -- Who must press, as the platform or the binding names them.
  who text,
  presser_id uuid,
  provider_id text,
  -- The call that it is in or was in, and until when an answer may still come.
  attempt_id uuid,
  lease_until timestamptz,
  attempts integer not null default 0,
  -- When it is tried or asked about next.
  next_at timestamptz,
  reason text,
  stop_wanted_at timestamptz,
  queued_at timestamptz not null,
  accepted_at timestamptz,
  settled_at timestamptz,
  -- A person said that it was posted, and may have shown a photo.
  posted_by uuid,
  photo_id uuid,
  constraint delivery_pkey primary key (district_id, id),
  constraint delivery_key unique (district_id, idempotency_key),
  constraint delivery_state check (state in
    ('queued', 'sending', 'accepted', 'awaiting_human', 'sent', 'failed', 'stopped', 'expired', 'unknown')),
  constraint delivery_somewhere check ((binding_id is null) <> (sealed_target is null))
) with (fillfactor = 70);
select platform.distribute('channels.delivery');
create index delivery_about on channels.delivery (district_id, about_noun, about_id, state);
create index delivery_due on channels.delivery (district_id, channel_id, priority, id) where state = 'queued';
create index delivery_lease on channels.delivery (district_id, lease_until) where state = 'sending';
create index delivery_asked on channels.delivery (district_id, channel_id, next_at)
  where state in ('accepted', 'awaiting_human') and next_at is not null;
create index delivery_ends on channels.delivery (district_id, not_after)
  where state in ('queued', 'awaiting_human') and not_after is not null;
create index delivery_presser on channels.delivery (district_id, presser_id, id) where state = 'awaiting_human';
create index delivery_provider on channels.delivery (district_id, channel_id, provider_id) where provider_id is not null;

-- What was spent of a limit, as the platform counts: `scope` is a channel or a corporation, `key` a chat, a member, a number.
-- A calendar period is one slot; a sliding one is cut into slots of a sixtieth.
create table channels.spent (
  district_id integer not null,
  scope text not null,
  bucket text not null,
  key text not null,
  slot timestamptz not null,
  n integer not null,
  constraint spent_pkey primary key (district_id, scope, bucket, key, slot)
) with (fillfactor = 70);
select platform.distribute('channels.spent');
create index spent_slot on channels.spent (district_id, slot);

-- A platform has said "too fast": nothing of this bucket goes out until then.
create table channels.penalty (
  district_id integer not null,
  scope text not null,
  bucket text not null,
  key text not null,
  until timestamptz not null,
  constraint penalty_pkey primary key (district_id, scope, bucket, key)
);
select platform.distribute('channels.penalty');

-- What came in, as it came: stored before it is answered, read afterwards.
create table channels.inbound (
  district_id integer not null,
  id uuid not null,
  channel_id uuid not null,
  dedupe_key text not null,
  -- The message in our shape; `sealed_raw` as the platform wrote it, until it is forgotten.
  kind text not null,
  sealed_message bytea,
  sealed_raw bytea,
  state text not null,
  received_at timestamptz not null,
  read_at timestamptz,
  constraint inbound_pkey primary key (district_id, id),
  constraint inbound_once unique (district_id, channel_id, dedupe_key),
  constraint inbound_state check (state in ('stored', 'read', 'forgotten'))
);
select platform.distribute('channels.inbound');
create index inbound_received on channels.inbound (district_id, received_at) where state <> 'forgotten';

grant select, insert, update on channels.channel, channels.token, channels.binding, channels.content, channels.delivery,
  channels.inbound to linli_app;
grant select, insert on channels.bucket_edition to linli_app;
grant select, insert, update, delete on channels.spent, channels.penalty to linli_app;
