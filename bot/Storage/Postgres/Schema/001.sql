-- Ids, keys and index values are compared byte by byte, as every other store does.

create table document (
    type text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    body text not null,
    primary key (type, id)
);

create table document_index (
    type text collate "C" not null,
    name text collate "C" not null,
    value text collate "C" not null,
    id text collate "C" not null,
    primary key (type, name, value, id)
);

create index document_index_of_document on document_index (type, id);

-- A row is held while held_until lies in the future. One that is not in line was taken past the order of its
-- conversation and holds nobody up.
create table inbox (
    sequence bigint generated always as identity primary key,
    key text collate "C" not null,
    conversation text collate "C" not null,
    payload bytea,
    failed_attempts integer not null default 0,
    added_at timestamptz not null,
    not_before timestamptz,
    due_at timestamptz,
    in_line boolean not null default true,
    held_by uuid,
    held_until timestamptz,
    done_at timestamptz,
    answer bytea
);

create unique index inbox_key on inbox (key);
create index inbox_open on inbox (conversation, sequence) where done_at is null;
create index inbox_old on inbox (added_at) where done_at is not null;

create table outbox (
    sequence bigint generated always as identity primary key,
    key text collate "C",
    conversation text collate "C" not null,
    payload bytea,
    failed_attempts integer not null default 0,
    added_at timestamptz not null,
    not_before timestamptz,
    due_at timestamptz,
    in_line boolean not null default true,
    held_by uuid,
    held_until timestamptz,
    done_at timestamptz,
    answer bytea
);

create index outbox_open on outbox (conversation, sequence) where done_at is null;
create index outbox_slot on outbox (conversation, key) where key is not null;

create table set_aside (
    queue text not null,
    sequence bigint not null,
    key text collate "C",
    conversation text collate "C" not null,
    payload bytea not null,
    failed_attempts integer not null,
    reason text not null,
    at timestamptz not null,
    primary key (queue, sequence)
);
