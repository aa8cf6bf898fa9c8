-- Sessions of the pages, with the columns that Spring Session JDBC expects. Whose a session is follows from it, so it is read
-- before any organisation is known; work of an organisation sees none of them.
create table page_session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    -- organisation and id of the user; null before he signs in
    principal_name text
);
create index page_session_expiry on page_session (expiry_time);
create index page_session_user on page_session (principal_name);
alter table page_session enable row level security;
create policy of_no_organisation on page_session using (coalesce(current_setting('balie.organisation', true), '') = '');

create table page_session_attributes (
    session_primary_id char(36) not null references page_session on delete cascade,
    attribute_name text not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
alter table page_session_attributes enable row level security;
create policy of_no_organisation on page_session_attributes
    using (coalesce(current_setting('balie.organisation', true), '') = '');
