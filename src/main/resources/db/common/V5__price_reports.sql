-- What sources say of prices. refusal is empty for what was accepted, else the reason; so a source
-- has one accepted report of a market and moment. Only the newest are kept, per market and source.
create table price_report (
  market_id       text    not null,
  source_id       text    not null,
  observed_at_ms  bigint  not null,
  refusal         text    not null,
  price           double precision,
  confidence      double precision,
  arrived_at_ms   bigint  not null,
  constraint price_report_key primary key (market_id, source_id, refusal, observed_at_ms),
  constraint price_report_market_length check (length(market_id) between 1 and 64),
  constraint price_report_source_length check (length(source_id) between 1 and 64)
);
