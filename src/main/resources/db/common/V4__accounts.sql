-- Accounts under watch, what they hold, and how they stand. A place numbers the positions and the
-- assets of an account in the order they were given.

create table account (
  account_id      text   primary key,
  version         bigint not null,
  state           text,
  state_since_ms  bigint,
  constraint account_id_length check (length(account_id) between 1 and 64),
  constraint account_state_whole check ((state is null) = (state_since_ms is null))
);

create table account_position (
  account_id     text             not null,
  place          integer          not null,
  position_id    text             not null,
  market_id      text             not null,
  position_type  text             not null,
  quantity       double precision not null,
  entry_price    double precision,
  option_kind    text,
  strike         double precision,
  expiry_ms      bigint,
  volatility     double precision,
  delta          double precision,
  gamma          double precision,
  vega           double precision,
  theta          double precision,
  constraint account_position_key primary key (account_id, place),
  constraint account_position_id_length check (length(position_id) between 1 and 64),
  constraint account_position_market_length check (length(market_id) between 1 and 64)
);

create table account_asset (
  account_id    text             not null,
  place         integer          not null,
  asset         text             not null,
  quantity      double precision not null,
  mark_price    double precision,
  oracle_price  double precision,
  constraint account_asset_key primary key (account_id, place),
  constraint account_asset_length check (length(asset) between 1 and 64)
);

-- One row: it grows with every change of any account, and its value is the account's version.
create table account_counter (
  counter_name   text   primary key,
  counter_value  bigint not null
);

insert into account_counter (counter_name, counter_value) values ('account', 0);
