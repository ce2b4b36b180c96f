-- Trainings, what happened in them, and the right to train. What has ended is never changed.

create table training_run (
  run_id         text    primary key,
  class_group    text    not null,
  started_by     text    not null,
  state          text    not null,
  reason         text    not null,
  stage          text    not null,
  done_parts     integer not null,
  total_parts    integer not null,
  seeds          text    not null,
  queued_at_ms   bigint  not null,
  started_at_ms  bigint,
  ended_at_ms    bigint,
  model_id       text,
  model_version  text,
  gate_report    text,
  request_key    text,
  cancel_asked   integer not null default 0,
  constraint training_run_request_key_unique unique (request_key),
  constraint training_run_id_length check (length(run_id) between 1 and 64),
  constraint training_run_reason_length check (length(reason) <= 500),
  constraint training_run_stage_length check (length(stage) <= 200)
);

create index training_run_latest on training_run (queued_at_ms desc);

create table training_event (
  run_id        text    not null,
  event_number  bigint  not null,
  at_ms         bigint  not null,
  state         text    not null,
  reason        text    not null,
  stage         text    not null,
  done_parts    integer not null,
  total_parts   integer not null,
  constraint training_event_key primary key (run_id, event_number)
);

-- One row: a lease is taken by an update of it, which two writers cannot both do.
create table training_lease (
  lease_name     text   primary key,
  holder         text   not null,
  token          bigint not null,
  expires_at_ms  bigint not null
);

insert into training_lease (lease_name, holder, token, expires_at_ms) values ('training', '', 0, 0);
