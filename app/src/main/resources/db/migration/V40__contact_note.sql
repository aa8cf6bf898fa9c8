-- What an agent writes about a contact (issue 'The desk never misses a call'): one note of each agent, which he goes on writing. The
-- version tells two screens of his apart.
create table contact_note (
    contact_id uuid not null,
    author_id uuid not null,
    organisation_id text not null,
    author_username text not null,
    author_name text not null,
    text text not null check (char_length(text) <= 4000),
    version int not null default 1,
    written_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (contact_id, author_id),
    foreign key (organisation_id, contact_id) references contact (organisation_id, id)
);
create index contact_note_oldest on contact_note (organisation_id, written_at);
alter table contact_note enable row level security;
create policy own_organisation on contact_note using (organisation_id = current_setting('balie.organisation', true));

-- how long notes are kept and earlier contacts are shown, in days (requirement 2.9.2: two years)
alter table organisation add note_days int not null default 730 check (note_days between 1 and 3650);

-- the contacts of one customer, newest first: who calls, or who is called back
create index contact_of_customer on contact
    (organisation_id, (case when direction = 'OUTBOUND' then to_address else from_address end), started_at desc, id desc)
    where (case when direction = 'OUTBOUND' then to_address else from_address end) is not null;
