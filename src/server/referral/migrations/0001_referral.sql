-- Declarations that a decision refers to other agencies: a projection that follows the journal, rebuilt by emptying it and its checkpoint.
-- Why is not kept here: the agency is told what was declared, and nothing of rules.
create schema if not exists referral;

create table referral.referral (
  number text not null,
  -- Of the code list `agency`.
  agency_code text not null,
  office_id text not null,
  raised_at timestamptz not null,
  -- By when the agency is to answer; null where the country names no time.
  due_at timestamptz,
  -- noConcern, concern; null as long as there is no answer, also where it was seen.
  finding text,
  seen boolean not null,
  -- A concern that the office said what it makes of.
  weighed boolean not null,
  -- Cancelled or withdrawn: no answer is needed any longer.
  gone boolean not null,
  -- That the time is over was told.
  passed boolean not null,
  primary key (number, agency_code)
);
create index referral_of_agency on referral.referral (agency_code, raised_at desc);
create index referral_awaited on referral.referral (due_at) where finding is null and not gone and not passed;
