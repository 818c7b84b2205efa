-- One message to many groups: who is to get it, two people for it, and what became of it in every single place.
create schema broadcast;

create table broadcast.broadcast (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  -- The case that it belongs to, by noun and id; null for a notice that stands for itself.
  about_noun text,
  about_id uuid,
  title text not null,
  text text not null,
  -- A page of ours that shows what holds now: outside channels carry this and no picture.
  link text,
  state text not null,
  -- What was chosen, as it was chosen.
  audience jsonb not null,
  -- The smallest area that holds all of it, with the levels above: whoever releases it holds a post for that area.
  scope_id uuid not null,
  street_id uuid,
  community_id uuid,
  asked_by uuid not null,
  asked_at timestamptz not null,
  released_by uuid,
  released_at timestamptz,
  -- Sent by one person alone because it could not wait: why, and who looked at it afterwards.
  bypass_reason text,
  confirmed_by uuid,
  confirmed_at timestamptz,
  confirm_words text,
  declined_by uuid,
  declined_at timestamptz,
  decline_reason text,
  not_after timestamptz,
  stopped_by uuid,
  stopped_at timestamptz,
  stop_reason text,
  -- Of a stop notice: the case or broadcast that it calls back.
  stops_id uuid,
  ended_at timestamptz,
  constraint broadcast_pkey primary key (district_id, id),
  constraint broadcast_state check (state in ('asked', 'declined', 'sending', 'done', 'stopped', 'expired')),
  -- Two people, or one who says why: nothing goes out otherwise.
  constraint broadcast_two check (
    released_by is null and state in ('asked', 'declined', 'stopped', 'expired')
      or released_by is not null and state not in ('asked', 'declined')
        and (released_by <> asked_by or bypass_reason is not null or kind = 'stop' or about_id is not null)),
  constraint broadcast_confirmed_by_another check (confirmed_by is null or confirmed_by <> released_by),
  constraint broadcast_about check ((about_noun is null) = (about_id is null))
) with (fillfactor = 80);
select platform.distribute('broadcast.broadcast');
create index broadcast_open on broadcast.broadcast (district_id, id) where state in ('asked', 'sending');
create index broadcast_unconfirmed on broadcast.broadcast (district_id, id)
  where bypass_reason is not null and confirmed_at is null;
create index broadcast_about on broadcast.broadcast (district_id, about_id, id) where about_id is not null;

-- One place that it goes to. A place outside is told of by its delivery; a talk of ours by this row.
create table broadcast.target (
  district_id integer not null,
  broadcast_id uuid not null,
  group_id uuid not null,
  way text not null,
  -- The place outside, of `channels.binding`; the group itself for a talk of ours and where there is no way at all.
  place_id uuid not null,
  state text not null,
  at timestamptz not null,
  constraint target_pkey primary key (district_id, broadcast_id, group_id, place_id),
  constraint target_way check (way in ('built_in', 'automatic', 'owner', 'manual', 'none')),
  constraint target_state check (state in ('queued', 'sent', 'handed_over', 'no_channel', 'stopped', 'expired'))
) with (fillfactor = 80);
select platform.distribute('broadcast.target');
create index target_queued on broadcast.target (district_id, broadcast_id, group_id) where state = 'queued';
create index target_group on broadcast.target (district_id, group_id, broadcast_id);

-- An owner was asked again to send what waits for them; at most so often a day.
create table broadcast.reminder (
  district_id integer not null,
  id uuid not null,
  broadcast_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  constraint reminder_pkey primary key (district_id, id)
);
select platform.distribute('broadcast.reminder');
create index reminder_person on broadcast.reminder (district_id, broadcast_id, person_id, at);

grant usage on schema broadcast to linli_app;
grant select, insert, update on broadcast.broadcast, broadcast.target to linli_app;
grant select, insert on broadcast.reminder to linli_app;
