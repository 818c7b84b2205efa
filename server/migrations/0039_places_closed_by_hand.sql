-- A place that somebody closed stays closed, whatever its platform says of it; only somebody opens it again.
alter table channels.binding add column closed_by uuid;
