comment on table market is 'Registered markets; counts and span of their accepted bars';
comment on column market.revision is 'Grows with every change to the accepted bars';
comment on table price_bar is 'Accepted bars; null where the source does not know a value';
comment on column price_bar.slot is 'Opening time divided by the bar length, rounded down';
comment on table quarantined_bar is 'Bars set aside, as reported, with reason and time of decision';
comment on table fitted_parameters is 'Memory of model fits; 16 hexadecimal digits per double';
comment on table service_state is 'Small facts the service keeps across restarts';
