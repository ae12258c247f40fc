-- What an organisation trades in, as its people and its brokers name it. No legal life of its own: what is declared is in the journal.
create table product (
  id uuid primary key,
  organisation_id text not null,
  -- The organisation's own; null for what was only read from declarations and not named yet.
  code text,
  description text not null,
  description_en text not null,
  commodity_code text not null,
  origin_code text not null,
  unit_code text not null,
  -- Documents accepted with it last, as JSON.
  permits jsonb not null default '[]',
  -- Of one unit, in one currency: the lowest and the highest that was accepted.
  price_min numeric,
  price_max numeric,
  price_currency text,
  -- The declaration that it was cleared by last.
  cleared_number text,
  cleared_at timestamptz,
  checked_by text,
  checked_name text,
  checked_at timestamptz,
  -- Code, description and tariff code, folded: what one looks for.
  search text not null,
  -- What makes goods of two declarations the same product.
  goods_key text not null,
  changed_at timestamptz not null
);
create unique index product_code on product (organisation_id, code) where code is not null;
create index product_goods on product (organisation_id, goods_key);
create index product_listed on product (organisation_id, changed_at desc, id);

-- How far the cleared declarations of an organisation were read: only somebody who opens the catalogue reads on.
create table read_until (
  organisation_id text primary key,
  released_at timestamptz not null,
  number text not null
);
