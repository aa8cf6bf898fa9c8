-- The second step of signing in (RFC 6238): what a user's app and Balie share, encrypted with a key that is not in the database.
create table second_factor (
    user_id uuid primary key,
    organisation_id text not null,
    -- null until he has shown once that his app has it
    secret bytea,
    since timestamptz,
    -- of the latest code that was taken: none is taken twice
    last_step bigint not null default 0,
    -- what his app is to get, until it shows that it did
    offered bytea,
    offered_at timestamptz,
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);
alter table second_factor enable row level security;
create policy own_organisation on second_factor using (organisation_id = current_setting('balie.organisation', true));

-- For who lost his app; each works once.
create table recovery_code (
    organisation_id text not null,
    user_id uuid not null,
    code_sha256 text not null,
    primary key (user_id, code_sha256),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);
alter table recovery_code enable row level security;
create policy own_organisation on recovery_code using (organisation_id = current_setting('balie.organisation', true));
