-- Groups of a grid (网格群): who is in them, what is said in them, and what becomes of it.
create schema groups;

-- A group covers one or more buildings of one grid.
create table groups.group (
  district_id integer not null,
  id uuid not null,
  name text not null,
  grid_id uuid not null,
  -- The levels above it, so that a list of a street or community is one equality.
  community_id uuid not null,
  street_id uuid,
  -- Who keeps it, and who does while that person is away.
  owner_id uuid not null,
  deputy_id uuid,
  rules text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- When somebody last looked whether the entry is still true.
  checked_at timestamptz,
  checked_by uuid,
  -- How many were in the group outside (微信群) by the owner's own count on that day; nobody can read it by machine.
  outside_members integer,
  outside_counted_on date,
  -- The number of the newest message: the lock on this row gives the order of the talk, without gaps.
  last_seq bigint not null default 0,
  last_message_at timestamptz,
  -- Goes up with every change of who is in it, so that a process knows whether the list it holds still counts.
  members_version bigint not null default 0,
  constraint group_pkey primary key (district_id, id),
  constraint group_two check (deputy_id is null or deputy_id <> owner_id),
  constraint group_outside check (outside_members is null or (outside_members > 0 and outside_counted_on is not null))
) with (fillfactor = 80);
select platform.distribute('groups.group');
create index group_grid on groups.group (district_id, grid_id, id);
create index group_community on groups.group (district_id, community_id, id);
create index group_street on groups.group (district_id, street_id, id);
create index group_owner on groups.group (district_id, owner_id) where closed_at is null;
create index group_deputy on groups.group (district_id, deputy_id) where closed_at is null and deputy_id is not null;
-- Two groups of a grid that people could take for one another help nobody.
create unique index group_one_name on groups.group (district_id, grid_id, name) where closed_at is null;
create index group_name on groups.group using gin (name gin_trgm_ops);
alter table groups.group add constraint group_grid_fkey
  foreign key (district_id, grid_id) references org.area (district_id, id);

create table groups.cover (
  district_id integer not null,
  group_id uuid not null,
  building_id uuid not null,
  since timestamptz not null,
  constraint cover_pkey primary key (district_id, group_id, building_id)
);
select platform.distribute('groups.cover');
create index cover_building on groups.cover (district_id, building_id);
alter table groups.cover add constraint cover_group_fkey
  foreign key (district_id, group_id) references groups.group (district_id, id);

create table groups.member (
  district_id integer not null,
  group_id uuid not null,
  person_id uuid not null,
  kind text not null,
  -- The firm or office for which a member speaks.
  unit_id uuid,
  status text not null,
  -- What the member is called in this group, by their own choice.
  sealed_alias bytea,
  -- Where they live, if they said so.
  building_id uuid,
  asked_at timestamptz,
  joined_at timestamptz,
  left_at timestamptz,
  is_muted boolean not null default false,
  -- Until then the member reads and does not write.
  silenced_until timestamptz,
  -- Only of those who want that the others see how far they have read.
  shows_reading boolean not null default false,
  read_seq bigint not null default 0,
  -- The newest message that calls this member, by name or by a duty that they are on.
  called_seq bigint not null default 0,
  constraint member_pkey primary key (district_id, group_id, person_id)
) with (fillfactor = 80);
select platform.distribute('groups.member');
create index member_person on groups.member (district_id, person_id, group_id) where status = 'in';
create index member_asked on groups.member (district_id, group_id) where status = 'asked';
alter table groups.member add constraint member_group_fkey
  foreign key (district_id, group_id) references groups.group (district_id, id);
alter table groups.member add constraint member_person_fkey
  foreign key (district_id, person_id) references identity.person (district_id, id);

-- The talk: append-only but for what is withheld; a partition a month.
create table groups.message (
  district_id integer not null,
  id uuid not null,
  group_id uuid not null,
  seq bigint not null,
  kind text not null,
  -- Null where the product itself speaks: a number, an outcome.
  author_id uuid,
  -- As what they spoke, and for which member who is away.
  author_kind text,
  on_behalf_of uuid,
  at timestamptz not null,
  text text,
  file_ids uuid[] not null default '{}',
  quote_id uuid,
  quote_seq bigint,
  -- The thread: what is said about a matter.
  matter_id uuid,
  -- A card that leads somewhere else, by its noun and id: a matter, a broadcast.
  card_noun text,
  card_id uuid,
  mentioned_ids uuid[] not null default '{}',
  mentioned_roles text[] not null default '{}',
  -- A notice that asks to be acknowledged by name, until then.
  acknowledge_by timestamptz,
  withheld_at timestamptz,
  -- Words for the search, with one that stands for the group; empties with what is withheld.
  words tsvector,
  constraint message_pkey primary key (district_id, id)
) partition by range (id);
create table groups.message_elsewhen partition of groups.message default;
select platform.distribute('groups.message');
create index message_seq on groups.message (district_id, group_id, seq);
create index message_thread on groups.message (district_id, matter_id, id) where matter_id is not null;
create index message_notice on groups.message (district_id, group_id, acknowledge_by) where acknowledge_by is not null;
create index message_words on groups.message using gin (words);
select platform.make_partitions('groups.message', '2022-01-01', '2022-12-01');
select platform.make_partitions('groups.message', current_date, (current_date + interval '12 months')::date);

create table groups.acknowledgement (
  district_id integer not null,
  message_id uuid not null,
  person_id uuid not null,
  group_id uuid not null,
  at timestamptz not null,
  constraint acknowledgement_pkey primary key (district_id, message_id, person_id)
);
select platform.distribute('groups.acknowledgement');

create table groups.pin (
  district_id integer not null,
  group_id uuid not null,
  message_id uuid not null,
  seq bigint not null,
  pinned_by uuid not null,
  pinned_at timestamptz not null,
  constraint pin_pkey primary key (district_id, group_id, message_id)
);
select platform.distribute('groups.pin');

-- The way in by a printed code; only its digest is kept.
create table groups.invitation (
  district_id integer not null,
  id uuid not null,
  group_id uuid not null,
  token_digest bytea not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint invitation_pkey primary key (district_id, id)
);
select platform.distribute('groups.invitation');
create unique index invitation_token on groups.invitation (district_id, token_digest);
create index invitation_group on groups.invitation (district_id, group_id);

-- What keepers did to a message or a member, and the original of what they withheld: append-only.
create table groups.moderation (
  district_id integer not null,
  id uuid not null,
  group_id uuid not null,
  message_id uuid,
  person_id uuid,
  act text not null,
  reason text not null,
  by_id uuid not null,
  at timestamptz not null,
  sealed_original bytea,
  constraint moderation_pkey primary key (district_id, id)
);
select platform.distribute('groups.moderation');
create index moderation_group on groups.moderation (district_id, group_id, id);
create index moderation_message on groups.moderation (district_id, message_id, id) where message_id is not null;

-- A member tells the keeper that a message does harm.
create table groups.complaint (
  district_id integer not null,
  id uuid not null,
  group_id uuid not null,
  message_id uuid not null,
  by_id uuid not null,
  reason text not null,
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decision text,
  constraint complaint_pkey primary key (district_id, id),
  constraint complaint_decided check ((decided_at is null) = (decision is null))
);
select platform.distribute('groups.complaint');
create unique index complaint_once on groups.complaint (district_id, message_id, by_id);
create index complaint_open on groups.complaint (district_id, group_id, id) where decided_at is null;

-- Whose messages a person does not want to see; nobody else learns of it.
create table groups.block (
  district_id integer not null,
  person_id uuid not null,
  blocked_id uuid not null,
  at timestamptz not null,
  constraint block_pkey primary key (district_id, person_id, blocked_id)
);
select platform.distribute('groups.block');

-- The matter that came out of a talk; its end is told back once for each closing.
create table groups.talk (
  district_id integer not null,
  matter_id uuid not null,
  group_id uuid not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  message_ids uuid[] not null,
  told_closed_at timestamptz,
  told_voided_at timestamptz,
  constraint talk_pkey primary key (district_id, matter_id)
);
select platform.distribute('groups.talk');
create index talk_group on groups.talk (district_id, group_id, matter_id);
alter table groups.talk add constraint talk_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id);

-- Words that a person should look at, dated.
create table groups.watch_word (
  district_id integer not null,
  id uuid not null,
  word text not null,
  kind text not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  constraint watch_word_pkey primary key (district_id, id)
);
select platform.distribute('groups.watch_word');

-- A message in which such a word was found: it waits for a person and does nothing by itself.
create table groups.hint (
  district_id integer not null,
  id uuid not null,
  group_id uuid not null,
  community_id uuid not null,
  street_id uuid,
  message_id uuid not null,
  seq bigint not null,
  kind text not null,
  word text not null,
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decision text,
  note text,
  matter_id uuid,
  constraint hint_pkey primary key (district_id, id),
  constraint hint_decided check ((decided_at is null) = (decision is null))
);
select platform.distribute('groups.hint');
create unique index hint_message on groups.hint (district_id, message_id, kind);
create index hint_open on groups.hint (district_id, id) where decided_at is null;

-- Where a group stood before a plan moved its area, so that the plan can be taken back.
create table groups.relocated (
  district_id integer not null,
  plan_id uuid not null,
  group_id uuid not null,
  grid_id uuid not null,
  community_id uuid not null,
  street_id uuid,
  constraint relocated_pkey primary key (district_id, plan_id, group_id)
);
select platform.distribute('groups.relocated');

grant usage on schema groups to linli_app;
grant select, insert, update on groups.group, groups.member, groups.message, groups.invitation, groups.complaint, groups.talk,
  groups.watch_word, groups.hint to linli_app;
grant select, insert, delete on groups.cover, groups.pin, groups.block, groups.relocated to linli_app;
grant select, insert on groups.acknowledgement, groups.moderation to linli_app;
