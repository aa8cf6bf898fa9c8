-- Colleagues outside the contact centre, whose calls come to it when they do not answer (requirement 2.2.40).
create table colleague (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    number text not null check (number ~ '^\+[1-9][0-9]{6,14}$'),
    name text not null check (name <> ''),
    department text not null,
    job text not null,
    email text not null,
    unique (organisation_id, number)
);
alter table colleague enable row level security;
create policy own_organisation on colleague using (organisation_id = current_setting('balie.organisation', true));
