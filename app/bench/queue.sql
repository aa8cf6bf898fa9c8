-- What who waits in Burgerzaken of Waterstad hears: his place twice a minute, and a message.
with burgerzaken as (select id, organisation_id from queue where organisation_id = 'waterstad' and name = 'Burgerzaken'),
    treatment as (
        insert into queue_treatment (organisation_id, queue_id, announce_every, announce_position, announce_expected,
            full_message, full_destination, long_message, long_destination)
        select organisation_id, id, 30, true, false, '', 'WAIT', '', 'WAIT' from burgerzaken)
insert into queue_announcement (organisation_id, queue_id, after_seconds, every_seconds, text)
select organisation_id, id, 20, 45, 'Al onze medewerkers zijn in gesprek. Een ogenblik geduld.' from burgerzaken
