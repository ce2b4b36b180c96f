comment on table training_run is 'Trainings, one row each from the request to the end';
comment on column training_run.seeds is 'Seeds drawn from, decimal, separated by commas';
comment on column training_run.request_key is 'Idempotency key of the request that started it';
comment on column training_run.cancel_asked is '1 once somebody wants the run to end';
comment on table training_event is 'What happened in a training, numbered from 1 without gaps';
comment on table training_lease is 'Who may train; token grows with every holder';
