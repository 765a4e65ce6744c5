package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classifies a result for the import. Pure. */
sealed interface RowOutcome {
    /** The row is done. */
    record Accepted() implements RowOutcome {}

    /** The row is rejected; other rows are not affected. */
    record Reject(RowError fault) implements RowOutcome {}

    /**
     * The row is to be sent again.
     *
     * @param retryAfter what the server asked for; null if nothing
     */
    record Retry(String why, @Nullable Duration retryAfter) implements RowOutcome {}

    /** No row would fare better: 401, 403, 404, or the configuration. */
    record StopAll(ExitCode exitCode, String code, String message) implements RowOutcome {}

    static RowOutcome of(TrackResult result) {
        return result.fold(accepted -> new Accepted(), RowOutcome::of, RowOutcome::of);
    }

    private static RowOutcome of(Rejected rejected) {
        if (rejected instanceof Rejected.ConfigurationError) {
            return new StopAll(ExitCode.USAGE, rejected.type(), rejected.message());
        }
        if (rejected instanceof Rejected.AuthenticationError
                || rejected instanceof Rejected.AuthorizationError
                || rejected instanceof Rejected.StartupNotFound) {
            return new StopAll(ExitCode.REJECTED, rejected.type(), rejected.message());
        }
        List<String> messages = new ArrayList<>(List.of(rejected.message()));
        if (rejected instanceof Rejected.ValidationError invalid
                && !invalid.errors().isEmpty()) {
            messages = invalid.errors();
        }
        return new Reject(new RowError(rejected.type(), String.join("; ", messages), null));
    }

    private static RowOutcome of(Undelivered undelivered) {
        return new Retry(undelivered.message(), undelivered.retryAfter());
    }
}
