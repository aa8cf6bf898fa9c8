-- Sources outside Balie that callflows may ask (requirement 2.2.14); a platform administrator releases them.
create table lookup_source (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    name text not null check (name <> ''),
    kind text not null check (kind in ('HTTP', 'SQL')),
    -- HTTP: an address with {sleutel}; SQL: a JDBC URL
    address text not null check (address <> ''),
    -- of SQL, with :sleutel
    query text not null,
    username text not null,
    -- encrypted; null for none
    secret bytea,
    timeout_ms int not null check (timeout_ms between 100 and 10000),
    check ((kind = 'SQL') = (query <> ''))
);
create unique index lookup_source_name on lookup_source (organisation_id, lower(name));
alter table lookup_source enable row level security;
create policy own_organisation on lookup_source using (organisation_id = current_setting('balie.organisation', true));
