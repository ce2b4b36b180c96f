comment on table account is 'Accounts under watch; state is null until one was measured';
comment on column account.version is 'Grows with every change of any account';
comment on table account_position is 'Positions of accounts; option or Greeks where they are such';
comment on table account_asset is 'Collateral of accounts; a negative quantity is a debt';
comment on table account_counter is 'Number of changes of all accounts';
