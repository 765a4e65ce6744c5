-- Risenexa outbox, table version 1, PostgreSQL 13 and newer.
-- Room in the pages lets a claimed row stay where it is; the thresholds suit a table whose rows live for seconds.
CREATE TABLE risenexa_outbox (
  task_instance text COLLATE "C" NOT NULL,
  task_name text NOT NULL,
  task_data bytea NOT NULL,
  execution_time timestamp with time zone NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer NOT NULL DEFAULT 0,
  last_heartbeat timestamp with time zone,
  version bigint NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  parked_at timestamp with time zone,
  last_result text,
  CONSTRAINT risenexa_outbox_pk PRIMARY KEY (task_instance)
) WITH (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_cost_delay = 0
);
CREATE INDEX risenexa_outbox_due ON risenexa_outbox (execution_time);
CREATE INDEX risenexa_outbox_heartbeat ON risenexa_outbox (last_heartbeat) WHERE last_heartbeat IS NOT NULL;
