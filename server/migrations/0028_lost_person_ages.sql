-- Whoever is shown has an age: of whom none is thought possible may be a child as well. Rows from before are asked at their next change.
alter table lost_person.case add constraint case_age_needed check (published_at is null or photo_withdrawn_at is not null
  or age_from is not null) not valid;
