-- What grows with the table (every change, the files of the country that change) apart from the rest of what a check found: it is packed in the thread that
-- found it, and unpacked only for who turns its pages or proposes it.
alter table import add column details bytea;
alter table import alter column details set storage external;
