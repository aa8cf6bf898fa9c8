-- The page with process incidents asks for these, which are few among very many.
create index contact_event_failed on contact_event (organisation_id, at) where data ->> 'mislukt' is not null;
