-- Who deployed an organisation's own model, and why; a withdrawn one can no longer be put behind a number.
alter table flow_model add column deployed_by text;
alter table flow_model add column note text not null default '';
alter table flow_model add column withdrawn boolean not null default false;
create policy own_withdrawal on flow_model for update
    using (organisation_id = current_setting('balie.organisation', true))
    with check (organisation_id = current_setting('balie.organisation', true));

-- A callflow that an organisation draws itself, with what was drawn last. The revision grows with each change, so that
-- of two who draw at once the second is told.
create table callflow (
    process_id text primary key,
    organisation_id text not null references organisation,
    name text not null check (name <> ''),
    draft text not null,
    revision int not null default 1,
    changed_at timestamptz not null,
    changed_by text not null
);
create index callflow_of_organisation on callflow (organisation_id);
alter table callflow enable row level security;
create policy own_organisation on callflow using (organisation_id = current_setting('balie.organisation', true));
