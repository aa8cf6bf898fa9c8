-- The flows of trial calls in the engine, so that those of a node that stopped at once are ended when it is back.
create table trial_flow (
    contact_id uuid primary key,
    organisation_id text not null references organisation,
    process_instance_key bigint not null,
    started_at timestamptz not null default now()
);
alter table trial_flow enable row level security;
create policy own_organisation on trial_flow using (organisation_id = current_setting('balie.organisation', true));
