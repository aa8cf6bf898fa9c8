-- An offer that its agent let pass stays in his sight until he has read of it; those before this version do not.
alter table offer add unread boolean not null default false check (not unread or ended_at is not null);
create index offer_unread on offer (user_id) where unread;
create index offer_unread_contact on offer (contact_id) where unread;

-- The key that chooses a reason, or a queue to put somebody back into: what the administrator gives, and nothing else. Those that
-- agents know, by the alphabet up to now, are given.
alter table reason_code add shortcut text check (shortcut ~ '^[0-9A-Z]$'), add unique (organisation_id, shortcut);
alter table queue add shortcut text check (shortcut ~ '^[0-9A-Z]$'), add unique (organisation_id, shortcut);

update reason_code set shortcut = numbered.place
from (select id, row_number() over (partition by organisation_id order by name collate "nl-x-icu", id) as place
      from reason_code where active) numbered
where numbered.id = reason_code.id and numbered.place <= 9;

update queue set shortcut = numbered.place
from (select id, row_number() over (partition by organisation_id order by channel <> 'VOICE', name collate "nl-x-icu", id) as place from queue) numbered
where numbered.id = queue.id and numbered.place <= 9;
