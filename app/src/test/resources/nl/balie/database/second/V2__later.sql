create table later (id text primary key);
