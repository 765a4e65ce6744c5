-- Risenexa outbox, table version 1, SQLite 3.42 and newer. Moments are milliseconds since 1970.
CREATE TABLE risenexa_outbox (
  task_instance TEXT NOT NULL PRIMARY KEY,
  task_name TEXT NOT NULL,
  task_data BLOB NOT NULL,
  execution_time INTEGER NOT NULL,
  picked INTEGER NOT NULL,
  picked_by TEXT,
  last_success INTEGER,
  last_failure INTEGER,
  consecutive_failures INTEGER NOT NULL DEFAULT 0,
  last_heartbeat INTEGER,
  version INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  parked_at INTEGER,
  last_result TEXT
);
CREATE INDEX risenexa_outbox_due ON risenexa_outbox (execution_time);
CREATE INDEX risenexa_outbox_heartbeat ON risenexa_outbox (last_heartbeat) WHERE last_heartbeat IS NOT NULL;
