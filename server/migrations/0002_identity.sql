-- People, their ways in, and their visits. Names of residents and all phones are encrypted;
-- they are found through blind indexes.
create schema identity;

create table identity.person (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  -- Staff are named in public; residents' names stay sealed.
  public_name text,
  sealed_name bytea,
  sealed_phone bytea,
  phone_index bytea,
  name_index bytea,
  pinyin_index bytea,
  created_at timestamptz not null,
  constraint person_pkey primary key (district_id, id),
  constraint person_kind check (kind in ('staff', 'resident'))
);
select platform.distribute('identity.person');
create unique index person_resident_phone on identity.person (district_id, phone_index) where kind = 'resident';
create index person_name on identity.person (district_id, name_index) where name_index is not null;
create index person_pinyin on identity.person (district_id, pinyin_index) where pinyin_index is not null;

create table identity.account (
  district_id integer not null,
  account text not null,
  person_id uuid not null,
  password_hash text not null,
  previous_hashes text[] not null default '{}',
  must_change boolean not null default false,
  changed_at timestamptz not null,
  closed_at timestamptz,
  constraint account_pkey primary key (district_id, account)
);
select platform.distribute('identity.account');
create unique index account_person on identity.account (district_id, person_id);
alter table identity.account add constraint account_person_fkey
  foreign key (district_id, person_id) references identity.person (district_id, id);

-- Failures are counted for names that do not exist too, so that a lock tells nobody which names do.
create table identity.failed_sign_in (
  district_id integer not null,
  account_index bytea not null,
  failures integer not null,
  first_failed_at timestamptz not null,
  locked_until timestamptz,
  constraint failed_sign_in_pkey primary key (district_id, account_index)
);
create index failed_sign_in_age on identity.failed_sign_in (district_id, first_failed_at);
select platform.distribute('identity.failed_sign_in');

create table identity.phone_code (
  district_id integer not null,
  phone_index bytea not null,
  id uuid not null,
  code_digest bytea not null,
  sent_at timestamptz not null,
  valid_until timestamptz not null,
  attempts integer not null default 0,
  sent_today integer not null default 1,
  used_at timestamptz,
  constraint phone_code_pkey primary key (district_id, phone_index)
);
select platform.distribute('identity.phone_code');

-- Sessions are looked up by the digest of their cookie before the district is known; this table stays local.
create table identity.session (
  token_digest bytea not null,
  id uuid not null,
  district_id integer not null,
  person_id uuid not null,
  kind text not null,
  started_at timestamptz not null,
  last_used_at timestamptz not null,
  -- How long it may lie unused, by the rule of the day it started, so that one statement can tell.
  idle_seconds integer not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  device text not null,
  constraint session_pkey primary key (token_digest),
  constraint session_kind check (kind in ('staff', 'resident'))
) with (fillfactor = 70);
create unique index session_id on identity.session (id);
create index session_person on identity.session (district_id, person_id) where ended_at is null;

grant usage on schema identity to linli_app;
grant select, insert, update on identity.person, identity.account, identity.phone_code, identity.session to linli_app;
grant select, insert, update, delete on identity.failed_sign_in to linli_app;
