-- Each entry of the audit log is a link of a chain (BIO2 8.15): what was changed or taken out of the middle no longer fits.
create table audit_link (
    organisation_id text not null,
    number bigint not null check (number > 0),
    event_id bigint not null,
    event_at timestamptz not null,
    -- SHA-256 of the hash before and of the entry
    hash bytea not null check (octet_length(hash) = 32),
    primary key (organisation_id, number),
    unique (organisation_id, event_id)
);
alter table audit_link enable row level security;
create policy own_organisation on audit_link using (organisation_id = current_setting('balie.organisation', true));
create trigger facts_stay before update or delete on audit_link for each row execute function refuse_change();

-- up to which link the log was written elsewhere
create table audit_export (
    organisation_id text primary key,
    number bigint not null
);
alter table audit_export enable row level security;
create policy own_organisation on audit_export using (organisation_id = current_setting('balie.organisation', true));
