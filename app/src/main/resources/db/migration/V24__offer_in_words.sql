-- An offer says itself what the agent saw, so that whoever asks for it needs no other table. Offers that ended before stay as
-- they are: nobody shows them.
alter table offer
    add column channel text,
    add column queue_name text,
    add column username text,
    add column agent_name text;
update offer o set channel = c.channel, queue_name = coalesce(c.queue_name, ''), username = u.username,
        agent_name = u.display_name
    from contact c, app_user u where o.ended_at is null and c.id = o.contact_id and u.id = o.user_id;
alter table offer add check (ended_at is not null
    or channel is not null and queue_name is not null and username is not null and agent_name is not null);
