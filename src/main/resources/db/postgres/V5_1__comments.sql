comment on table price_report is 'Reports of prices, the newest of each market and source';
comment on column price_report.refusal is 'Empty where accepted, else why it enters no price';
