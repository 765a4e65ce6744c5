package com.risenexa.tracking.outbox.internal.work;

import java.util.UUID;

/** What a worker writes on the rows that it claims: new for each, so that it releases its own and no other's. */
final class InstanceName {
    private InstanceName() {}

    /** At most 50 characters. */
    static String fresh() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }
}
