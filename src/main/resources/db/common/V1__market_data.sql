-- Shared by SQLite and PostgreSQL, so only what both read the same way: times are epoch
-- milliseconds in bigint, prices double precision, identifiers and documents text with a length
-- check (SQLite ignores the length of a varchar). Identifiers are made by the application.

create table market (
  market_key          integer primary key,
  id                  text    not null,
  symbol              text    not null,
  asset_class         text    not null,
  quote_currency      text    not null,
  calendar            text    not null,
  profile             text    not null,
  clock               text    not null,
  bar_length_ms       bigint  not null,
  revision            bigint  not null,
  bars                bigint  not null,
  first_open_time_ms  bigint,
  last_open_time_ms   bigint,
  quarantined         bigint  not null,
  constraint market_id_unique unique (id),
  constraint market_id_length check (length(id) between 1 and 64),
  constraint market_symbol_length check (length(symbol) <= 256),
  constraint market_profile_length check (length(profile) <= 128),
  constraint market_bar_length_positive check (bar_length_ms > 0),
  constraint market_span check ((bars = 0) = (first_open_time_ms is null)
    and (bars = 0) = (last_open_time_ms is null))
);

-- slot is the opening time divided by the bar length, rounded down: a market has one bar per slot.
-- An unknown open, high, low or volume is null. No foreign key: bars are only written under the
-- lock of their market's row, and a check per bar would slow every import.
create table price_bar (
  market_key    integer          not null,
  slot          bigint           not null,
  open_time_ms  bigint           not null,
  open_price    double precision,
  high_price    double precision,
  low_price     double precision,
  close_price   double precision not null,
  volume        double precision,
  constraint price_bar_key primary key (market_key, slot),
  constraint price_bar_close_positive check (close_price > 0)
);

-- reported holds open, high, low, close and volume as text, because SQLite turns NaN into null.
create table quarantined_bar (
  market_key     integer not null,
  open_time_ms   bigint  not null,
  reason         text    not null,
  reported       text    not null,
  decided_at_ms  bigint  not null,
  constraint quarantined_bar_key primary key (market_key, open_time_ms, reason, reported),
  constraint quarantined_bar_reported_length check (length(reported) <= 160)
);

create index quarantined_bar_latest on quarantined_bar (market_key, decided_at_ms desc);

-- parameters holds 16 hexadecimal digits per double, its IEEE 754 bits, so that it returns exactly.
create table fitted_parameters (
  fit_key     text primary key,
  parameters  text not null,
  constraint fitted_parameters_key_length check (length(fit_key) between 1 and 128)
);

create table service_state (
  state_key    text primary key,
  state_value  text not null,
  constraint service_state_key_length check (length(state_key) between 1 and 128)
);
