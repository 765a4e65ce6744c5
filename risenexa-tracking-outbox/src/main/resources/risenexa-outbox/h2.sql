-- Risenexa outbox, table version 1, H2 2.2.220 and newer: for tests only.
CREATE TABLE risenexa_outbox (
  task_instance varchar(36) NOT NULL PRIMARY KEY,
  task_name varchar(20) NOT NULL,
  task_data varbinary(16777215) NOT NULL,
  execution_time timestamp(6) with time zone NOT NULL,
  picked boolean NOT NULL,
  picked_by varchar(50),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int DEFAULT 0 NOT NULL,
  last_heartbeat timestamp(6) with time zone,
  version bigint NOT NULL,
  recorded_at timestamp(6) with time zone NOT NULL,
  parked_at timestamp(6) with time zone,
  last_result varchar
);
CREATE INDEX risenexa_outbox_due ON risenexa_outbox (execution_time);
CREATE INDEX risenexa_outbox_heartbeat ON risenexa_outbox (last_heartbeat);
