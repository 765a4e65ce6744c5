package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says how many events were changed, and which were not parked. */
final class BulkChangeReport {
    private final CliContext context;
    private final String done;
    private final @Nullable String reason;

    /**
     * A change that is called so.
     *
     * @param done such as {@code retried}
     */
    BulkChangeReport(CliContext context, String done) {
        this(context, done, null);
    }

    private BulkChangeReport(CliContext context, String done, @Nullable String reason) {
        this.context = context;
        this.done = done;
        this.reason = reason;
    }

    BulkChangeReport because(String why) {
        return new BulkChangeReport(context, done, why);
    }

    /**
     * Changes one after the other.
     *
     * @param change whether the event was parked
     */
    ExitCode each(List<UUID> ids, Predicate<UUID> change) {
        List<UUID> notParked = new ArrayList<>();
        for (UUID id : ids) {
            if (!change.test(id)) {
                notParked.add(id);
            } else if (reason != null) {
                context.say(done + " " + id + ": " + TerminalSanitizer.text(reason));
            }
        }
        notParked.forEach(id -> context.say("not parked: " + id));
        return say(ids.size() - notParked.size(), notParked);
    }

    ExitCode done(long events) {
        return say(events, List.of());
    }

    private ExitCode say(long events, List<UUID> notParked) {
        if (context.json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put(done, events);
            document.put("not_parked", notParked);
            context.document(document);
        } else {
            context.out().line(done + " " + events);
        }
        return notParked.isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
    }
}
