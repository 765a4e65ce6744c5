-- Risenexa outbox, table version 1, MySQL 8, MariaDB 10.6, and newer. Moments are in UTC.
CREATE TABLE risenexa_outbox (
  task_instance char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  task_name varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  task_data mediumblob NOT NULL,
  execution_time datetime(6) NOT NULL,
  picked boolean NOT NULL,
  picked_by varchar(50),
  last_success datetime(6),
  last_failure datetime(6),
  consecutive_failures int NOT NULL DEFAULT 0,
  last_heartbeat datetime(6),
  version bigint NOT NULL,
  recorded_at datetime(6) NOT NULL,
  parked_at datetime(6),
  last_result mediumtext,
  PRIMARY KEY (task_instance),
  INDEX risenexa_outbox_due (execution_time),
  INDEX risenexa_outbox_heartbeat (last_heartbeat)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
