-- Customers who want to be called back (requirements 2.3.15 and 2.3.16).
create table callback (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    -- VIRTUAL_HOLD: keeps the caller's place in the queue; VOICEMAIL: a message for those who serve the queue
    kind text not null check (kind in ('VIRTUAL_HOLD', 'VOICEMAIL')),
    -- RECORDING: the caller is speaking; WAITING: in the queue, or between two attempts; OPEN: to be taken by an agent;
    -- TAKEN: an agent calls the customer
    state text not null check (state in ('RECORDING', 'WAITING', 'OPEN', 'TAKEN', 'DONE', 'NOT_REACHED', 'WITHDRAWN')),
    -- the contact in which it was asked for
    requested_in uuid not null unique,
    requested_at timestamptz not null,
    -- the organisation's number that was called then; the customer sees it when he is called back
    called_number text not null,
    -- null for a message of somebody who does not show his number
    number text check (number ~ '^\+[1-9][0-9]{6,14}$'),
    queue_id uuid not null,
    -- the contact in which the customer is called, the last one
    contact_id uuid unique,
    attempts int not null default 0,
    -- WAV
    sound bytea,
    sound_seconds int check (sound_seconds >= 0),
    handled_by text,
    handled_at timestamptz,
    note text not null default '',
    check (kind = 'VOICEMAIL' or number is not null),
    check (kind <> 'VOICEMAIL' or state <> 'WAITING'),
    check (kind <> 'VIRTUAL_HOLD' or state not in ('RECORDING', 'OPEN', 'TAKEN')),
    check ((sound is null) = (sound_seconds is null)),
    check ((handled_at is null) = (state in ('RECORDING', 'WAITING', 'OPEN', 'TAKEN'))),
    foreign key (organisation_id, requested_in) references contact (organisation_id, id),
    foreign key (organisation_id, contact_id) references contact (organisation_id, id),
    foreign key (organisation_id, queue_id) references queue (organisation_id, id)
);
create index callback_open on callback (organisation_id, queue_id, requested_at) where handled_at is null;
-- one customer has one place in a queue
create unique index callback_once on callback (organisation_id, queue_id, number)
    where kind = 'VIRTUAL_HOLD' and state = 'WAITING';
alter table callback enable row level security;
create policy own_organisation on callback using (organisation_id = current_setting('balie.organisation', true));

alter table queue_treatment
    drop constraint queue_treatment_full_destination_check,
    drop constraint queue_treatment_long_destination_check,
    add constraint queue_treatment_full_destination_check check (full_destination in
        ('WAIT', 'QUEUE', 'EXTERNAL', 'CALLBACK', 'VOICEMAIL', 'DISCONNECT')),
    add constraint queue_treatment_long_destination_check check (long_destination in
        ('WAIT', 'QUEUE', 'EXTERNAL', 'CALLBACK', 'VOICEMAIL')),
    -- how often a customer is called back, and the minutes between two attempts
    add column callback_attempts int not null default 3 check (callback_attempts between 1 and 10),
    add column callback_pause int not null default 5 check (callback_pause between 1 and 1440);

-- CALLBACK: the caller is to be called back; VOICEMAIL: he left a message; NOT_REACHED: he was called back in vain;
-- WITHDRAWN: it is not needed any more
alter table contact drop constraint contact_result_check;
alter table contact add constraint contact_result_check check (result in
    ('HANDLED', 'ABANDONED', 'NO_AGENT', 'CLOSED', 'FALLBACK', 'TRANSFERRED', 'CALLBACK', 'VOICEMAIL', 'NOT_REACHED',
    'WITHDRAWN', 'INTERRUPTED', 'FAILED'));

-- A message can begin a flow, which then needs variables.
alter table flow_command add column variables jsonb;
