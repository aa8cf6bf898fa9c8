-- What callers meet at a queue besides its greeting and music (requirements 2.3.4, 2.3.6, 2.3.7 and 2.3.9-2.3.12).
-- No row: they wait, and hear nothing.
create table queue_treatment (
    queue_id uuid primary key,
    organisation_id text not null,
    -- seconds of waiting, also the pause between announcements
    announce_every int check (announce_every between 5 and 3600),
    announce_position boolean not null default false,
    announce_expected boolean not null default false,
    -- as soon as so many wait
    full_at int check (full_at between 0 and 9999),
    full_message text not null default '',
    full_destination text not null default 'WAIT' check (full_destination in ('WAIT', 'QUEUE', 'EXTERNAL', 'DISCONNECT')),
    full_queue_id uuid,
    full_number text check (full_number ~ '^\+[1-9][0-9]{6,14}$'),
    -- after so many seconds of waiting
    long_after int check (long_after between 5 and 7200),
    long_message text not null default '',
    long_destination text not null default 'WAIT' check (long_destination in ('WAIT', 'QUEUE', 'EXTERNAL')),
    long_queue_id uuid,
    long_number text check (long_number ~ '^\+[1-9][0-9]{6,14}$'),
    check ((announce_every is not null) = (announce_position or announce_expected)),
    check (full_at is null or full_message <> ''),
    check ((full_destination = 'QUEUE') = (full_queue_id is not null)),
    check ((full_destination = 'EXTERNAL') = (full_number is not null)),
    check (long_after is null or long_message <> ''),
    check ((long_destination = 'QUEUE') = (long_queue_id is not null)),
    check ((long_destination = 'EXTERNAL') = (long_number is not null)),
    foreign key (organisation_id, queue_id) references queue (organisation_id, id) on delete cascade,
    foreign key (organisation_id, full_queue_id) references queue (organisation_id, id),
    foreign key (organisation_id, long_queue_id) references queue (organisation_id, id)
);

create table queue_announcement (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    queue_id uuid not null,
    after_seconds int not null check (after_seconds between 1 and 7200),
    -- null: once
    every_seconds int check (every_seconds between 5 and 7200),
    -- said when there is no prompt, or it has no sound
    text text not null check (text <> ''),
    prompt_id uuid,
    foreign key (organisation_id, queue_id) references queue (organisation_id, id) on delete cascade,
    foreign key (organisation_id, prompt_id) references prompt (organisation_id, id)
);
create index queue_announcement_by_queue on queue_announcement (queue_id, after_seconds);

-- Keeps its place, but is offered to nobody: the caller is being brought elsewhere.
alter table waiting_contact add column paused boolean not null default false;

-- TRANSFERRED: the customer was connected with somebody outside.
alter table contact drop constraint contact_result_check;
alter table contact add constraint contact_result_check check (result in
    ('HANDLED', 'ABANDONED', 'NO_AGENT', 'CLOSED', 'FALLBACK', 'TRANSFERRED', 'INTERRUPTED', 'FAILED'));

do $$
declare t text;
begin
    foreach t in array array['queue_treatment', 'queue_announcement'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy own_organisation on %I using (organisation_id = current_setting(''balie.organisation'', true))', t);
    end loop;
end $$;
