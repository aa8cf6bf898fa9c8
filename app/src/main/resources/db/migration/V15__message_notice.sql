-- Who is told of messages (voicemail) by e-mail, and how long a message that was handled is kept.
alter table queue_treatment
    add column message_email text not null default '',
    add column message_days int not null default 30 check (message_days between 1 and 3650);
alter table callback add column notice_due boolean not null default false;
create index callback_notice on callback (organisation_id, requested_at) where notice_due;
create index callback_sound on callback (organisation_id, queue_id, handled_at) where sound is not null;
