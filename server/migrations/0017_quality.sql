-- Closed is not solved, and solved is not content: what handler, verifier, reporter and spot check say, each in a column
-- of its own. Null is "not recorded" and never counts as solved.
alter table matters.matter
  add column claimed_outcome text,
  add column planned_for date,
  add column verified_outcome text,
  add column reporter_solved text,
  -- The reporter answered about an earlier closing; a new one may be answered anew, and until then the old answer stands.
  add column is_answer_old boolean not null default false,
  add column spot_found text,
  -- Why it is left out of figures, and who proposed so; in force once a second person has agreed.
  add column exclusion_reason text,
  add column exclusion_proposed_by uuid,
  add column is_excluded boolean not null default false;
alter table matters.matter add constraint matter_exclusion
  check ((exclusion_reason is null) = (exclusion_proposed_by is null) and (exclusion_reason is not null or not is_excluded));

alter table matters.appeal add column solved text;

-- What was closed on a day: for draws and for the lists behind figures.
create index matter_closed on matters.matter (district_id, closed_at, id)
  where closed_as in ('handled', 'self_closed') and not is_imported;
create index matter_unsolved on matters.matter (district_id, id)
  where status = 'closed' and (verified_outcome <> 'solved' or reporter_solved <> 'yes' or spot_found in ('partly', 'not'));
create index matter_unsatisfied on matters.matter (district_id, id) where status = 'closed' and rating <= 3;

-- Each time a closed matter was taken up again, with the place it lay in then: counted on that day, whatever comes after.
create table matters.reopening (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  closed_at timestamptz not null,
  -- By the reporter, or by the centre itself.
  reopened_by text not null,
  is_in_window boolean not null,
  reason text,
  category_code text not null,
  street_id uuid,
  community_id uuid,
  is_secret boolean not null,
  constraint reopening_pkey primary key (district_id, id),
  constraint reopening_by check (reopened_by in ('reporter', 'centre'))
);
select platform.distribute('matters.reopening');
create index reopening_at on matters.reopening (district_id, at, id);
grant select, insert on matters.reopening to linli_app;

insert into matters.reopening (district_id, id, matter_id, at, closed_at, reopened_by, is_in_window, category_code, street_id,
  community_id, is_secret)
select a.district_id, a.id, a.matter_id, a.at, a.before, case when p.kind = 'staff' then 'centre' else 'reporter' end,
  a.at < a.before + make_interval(days => e.reopen_days), m.category_code, m.street_id, m.community_id, m.is_secret
from (
  select district_id, id, matter_id, at, action, actor_id,
    lag(at) over (partition by district_id, matter_id order by at, id) as before
  from matters.act where action in ('close', 'self_close', 'import', 'reopen')
) as a
join matters.matter as m on m.district_id = a.district_id and m.id = a.matter_id
join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
left join identity.person as p on p.district_id = a.district_id and p.id = a.actor_id
where a.action = 'reopen' and a.before is not null;

create schema quality;

-- How the checks of a day were drawn, whole, so that anybody can draw them again: the seed is made of a seal of the
-- record that nobody could know while matters of that day could still be closed.
create table quality.draw (
  district_id integer not null,
  day date not null,
  seal_number bigint not null,
  seal_chain text not null,
  seed text not null,
  handled_per_mille integer not null,
  self_closed_per_mille integer not null,
  least_a_street integer not null,
  population_ids uuid[] not null,
  population_closed_as text[] not null,
  population_street_ids uuid[] not null,
  drawn_at timestamptz not null,
  constraint draw_pkey primary key (district_id, day)
);
select platform.distribute('quality.draw');

-- One drawn matter, the centre that looks at it without knowing more than it must, what was found, and the answer to it.
create table quality.spot_check (
  district_id integer not null,
  id uuid not null,
  day date not null,
  matter_id uuid not null,
  closed_as text not null,
  -- The closing that is checked: once the matter has been taken up again, the check is about nothing.
  closed_at timestamptz not null,
  street_id uuid,
  community_id uuid,
  -- Which centre looks; none where no other one could do it blind.
  unit_id uuid,
  -- Who handled or verified it, and their units: none of them looks.
  barred_person_ids uuid[] not null,
  barred_unit_ids uuid[] not null,
  found text,
  way text,
  words text,
  file_ids uuid[] not null default '{}',
  found_by uuid,
  found_at timestamptz,
  answer text,
  answer_words text,
  answered_by uuid,
  answered_at timestamptz,
  agreed_by uuid,
  agreed_at timestamptz,
  constraint spot_check_pkey primary key (district_id, id),
  constraint spot_check_once unique (district_id, matter_id, day),
  constraint spot_check_found check ((found is null) = (found_at is null)),
  constraint spot_check_answer check ((answer is null) = (answered_at is null))
);
select platform.distribute('quality.spot_check');
create index spot_check_day on quality.spot_check (district_id, day, id);
create index spot_check_open on quality.spot_check (district_id, unit_id, id) where found is null;
create index spot_check_unsolved on quality.spot_check (district_id, id) where found = 'not';
alter table quality.spot_check add constraint spot_check_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id);

grant usage on schema quality to linli_app;
grant select, insert on quality.draw to linli_app;
grant select, insert, update on quality.spot_check to linli_app;

-- Day counts tell secret ("!") and excluded ("~") matters apart from now on and know streets; what stood before is
-- counted anew from the rows.
delete from platform.tally_day where fact like 'matter.%';
insert into platform.tally_day (district_id, fact, scope, scope_id, day, kind, n)
select district_id, 'matter.' || fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date, kind, count(*) from (
  select *, split_part(category_code, '.', 1) || case when is_secret then '!' else '' end as kind,
    closed_as is not distinct from 'self_closed' and closed_at = reported_at as is_recorded
  from matters.matter
) as m cross join lateral (values
  ('recorded', case when not is_imported and is_recorded then reported_at end),
  ('reported', case when not is_imported and not is_recorded then reported_at end),
  ('accepted', case when not is_imported and not is_recorded then accepted_at end),
  ('unsettled', case when not is_imported and status not in ('closed', 'voided', 'merged') then accepted_at end),
  ('dropped', case when not is_imported and status in ('voided', 'merged') then accepted_at end),
  ('closed', case when not is_imported and closed_as = 'handled' then closed_at end),
  ('self_closed', case when not is_imported and closed_as = 'self_closed' and not is_recorded then closed_at end),
  ('asked', case when not is_imported and closed_as in ('handled', 'self_closed') and tracking_token is not null then closed_at end),
  ('rated', case when not is_imported and closed_as in ('handled', 'self_closed') and rating is not null then closed_at end),
  ('satisfied', case when not is_imported and closed_as in ('handled', 'self_closed') and rating >= 4 then closed_at end),
  ('imported', case when is_imported then reported_at end),
  ('voided', case when not is_imported and status = 'voided' then coalesce(closed_at, reported_at) end),
  ('late', case when not is_imported and was_late and closed_as in ('handled', 'self_closed') then closed_at end)
) as f (fact, at) cross join lateral (values
  ('community', coalesce(m.community_id, '00000000-0000-0000-0000-000000000000')),
  ('street', coalesce(m.street_id, '00000000-0000-0000-0000-000000000000')), ('unit', m.unit_id)
) as s (scope, scope_id) where at is not null and scope_id is not null
group by district_id, fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date, kind
union all
select r.district_id, 'matter.' || case when r.is_in_window then 'reopened' else 'reopened_later' end, scope, scope_id,
  (r.at at time zone 'Asia/Shanghai')::date, split_part(r.category_code, '.', 1) || case when r.is_secret then '!' else '' end, count(*)
from matters.reopening as r cross join lateral (values
  ('community', coalesce(r.community_id, '00000000-0000-0000-0000-000000000000')),
  ('street', coalesce(r.street_id, '00000000-0000-0000-0000-000000000000'))
) as s (scope, scope_id)
group by 1, 2, 3, 4, 5, 6;
