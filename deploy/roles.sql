-- The roles of a team, each with the least that it needs. Run once, as a superuser, with psql:
--   OWNER_PASSWORD=… LOADER_PASSWORD=… READER_PASSWORD=… DAGSTER_PASSWORD=… psql -f deploy/roles.sql
-- Then, as chiso_owner and after every upgrade: chiso migrate --loader chiso_loader --reader chiso_reader
\getenv owner_password OWNER_PASSWORD
\getenv loader_password LOADER_PASSWORD
\getenv reader_password READER_PASSWORD
\getenv dagster_password DAGSTER_PASSWORD
\set ON_ERROR_STOP on

-- Owns tables and views; only `chiso migrate` signs in as it.
CREATE ROLE chiso_owner LOGIN PASSWORD :'owner_password';
-- Workers: add and close rows; they delete nothing but what is made anew as a whole and change no table.
CREATE ROLE chiso_loader LOGIN PASSWORD :'loader_password';
-- Analysts: read the views, and no table.
CREATE ROLE chiso_reader LOGIN PASSWORD :'reader_password';
-- Dagster's own runs and events, in a database of its own.
CREATE ROLE dagster LOGIN PASSWORD :'dagster_password';

CREATE DATABASE dagster OWNER dagster;
CREATE DATABASE chiso OWNER chiso_owner;
REVOKE ALL ON DATABASE dagster FROM PUBLIC;
REVOKE ALL ON DATABASE chiso FROM PUBLIC;
GRANT CONNECT ON DATABASE chiso TO chiso_loader, chiso_reader;

\connect chiso
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO chiso_owner;
