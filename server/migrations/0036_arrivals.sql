-- How people come in through the platforms on which they already are: the WeCom of staff, the mini-program of residents.

-- Which account at a platform belongs to whom. The account itself is not kept: it is found by a digest that only our keys make.
create table identity.platform_account (
  district_id integer not null,
  platform text not null,
  account_index bytea not null,
  person_id uuid not null,
  tied_by uuid not null,
  tied_at timestamptz not null,
  constraint platform_account_pkey primary key (district_id, platform, account_index),
  constraint platform_account_platform check (platform in ('wecom', 'mini_program'))
);
select platform.distribute('identity.platform_account');
create unique index platform_account_person on identity.platform_account (district_id, platform, person_id);
alter table identity.platform_account add constraint platform_account_person_fkey
  foreign key (district_id, person_id) references identity.person (district_id, id);

-- One coming-in of one browser by way of a platform. The code of the platform is asked about once, and forgotten.
create table identity.arrival (
  district_id integer not null,
  id uuid not null,
  platform text not null,
  -- Whose pages it comes back to, by which channel, and within which corporation or app an account means somebody.
  surface text not null,
  channel_id uuid not null,
  scope text not null,
  step text not null,
  sealed_code bytea,
  -- A code that was brought once is not taken again, by no arrival.
  code_index bytea,
  account_index bytea,
  -- Out of which group outside somebody came: a digest, and its place of ours where one is known.
  group_index bytea,
  binding_id uuid,
  reason text,
  begun_at timestamptz not null,
  valid_until timestamptz not null,
  constraint arrival_pkey primary key (district_id, id),
  constraint arrival_platform check (platform in ('wecom', 'mini_program')),
  constraint arrival_surface check (surface in ('resident', 'worker', 'desk')),
  constraint arrival_step check (step in ('begun', 'brought', 'asking', 'known', 'refused', 'used')),
  constraint arrival_known check (step not in ('known', 'used') or account_index is not null),
  constraint arrival_code_kept check (sealed_code is null or step = 'brought')
);
select platform.distribute('identity.arrival');
create unique index arrival_code on identity.arrival (district_id, platform, code_index) where code_index is not null;
create index arrival_end on identity.arrival (district_id, valid_until);

-- By what a visit was begun. Only a password or the code of a text message shows enough to tie an account of a platform.
alter table identity.session add column way text;
alter table identity.session add constraint session_way check (way in ('password', 'code', 'wecom', 'mini_program'));

grant select, insert, update, delete on identity.platform_account, identity.arrival to linli_app;

-- Which ordinary group of WeChat stands for which group of ours: said once by whoever keeps ours.
create table groups.outside_group (
  district_id integer not null,
  group_index bytea not null,
  group_id uuid not null,
  tied_by uuid not null,
  tied_at timestamptz not null,
  constraint outside_group_pkey primary key (district_id, group_index)
);
select platform.distribute('groups.outside_group');
create index outside_group_group on groups.outside_group (district_id, group_id);
grant select, insert, update on groups.outside_group to linli_app;

-- A link goes out and never a picture, by hand as by machine (docs/decisions/0030).
alter table channels.delivery drop column photo_id;
