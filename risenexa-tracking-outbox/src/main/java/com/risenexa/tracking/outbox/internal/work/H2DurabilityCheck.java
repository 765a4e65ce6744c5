package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.outbox.OutboxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refuses an H2 that answers a commit before it is written: a killed process would lose events. */
final class H2DurabilityCheck {
    private H2DurabilityCheck() {}

    static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DATABASE_PATH(), (SELECT MAX(SETTING_VALUE) FROM"
                        + " INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY')")) {
            if (rows.next() && rows.getString(1) != null && !"0".equals(rows.getString(2))) {
                throw new OutboxException(
                        "this H2 file loses committed events when its process is killed (WRITE_DELAY is "
                                + rows.getString(2) + "); add ;WRITE_DELAY=0 to its URL, or use another database",
                        null);
            }
        }
    }
}
