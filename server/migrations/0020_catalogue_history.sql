-- When an edition's last day was set, and by whom: a change like any other.
alter table catalogue.edition
  add column ended_at timestamptz,
  add column ended_by uuid;
create index edition_published on catalogue.edition (district_id, published_at, id) where published_at is not null;

-- An edition that is taken back on its first day, or before it, was never in force: its last day lies before its first.
alter table catalogue.edition drop constraint edition_dates;
alter table catalogue.edition add constraint edition_dates check (valid_to is null or valid_to >= valid_from - 1);
