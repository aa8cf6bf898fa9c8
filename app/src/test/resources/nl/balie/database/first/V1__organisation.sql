create table organisation (id text primary key);
