package com.risenexa.tracking.spring.internal.actuate;

import com.risenexa.tracking.spring.internal.client.ResultStats;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is shown of a startup's activity. The type of an error, not its message: a server's may repeat what was sent. */
final class StartupState {
    private StartupState() {}

    static Map<String, Object> of(ResultStats.Snapshot seen, String status) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("status", status);
        state.put("accepted", seen.accepted());
        state.put("failed", seen.failed());
        state.put("failedInARow", seen.failedInARow());
        if (seen.lastAccepted() != null) {
            state.put("lastAccepted", seen.lastAccepted().toString());
        }
        if (seen.lastFailed() != null && seen.lastError() != null) {
            state.put("lastFailed", seen.lastFailed().toString());
            state.put("lastError", seen.lastError().type());
        }
        return state;
    }
}
