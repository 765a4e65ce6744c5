package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.tracking.outbox.OutboxStatus;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "How many events wait, since when, how many are parked, and the last error.",
        footer = "  risenexa outbox status --url jdbc:postgresql://db/shop?user=me")
public final class StatusCommand extends OutboxSubcommand {
    public StatusCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(TrackingOutbox outbox) {
        OutboxStatus status = outbox.status();
        StoredResult last = StoredResult.of(status.lastError());
        Duration age = status.oldestAge();
        if (context().json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("pending", status.pending());
            document.put("oldest_age", age == null ? null : age.toSeconds());
            document.put("parked", status.parked());
            document.put("last_error", last == null ? null : last.json());
            context().document(document);
            return ExitCode.DONE;
        }
        Output out = context().out();
        out.line("pending     " + status.pending() + (age == null ? "" : ", the oldest " + age.toSeconds() + " s old"));
        String parked = String.valueOf(status.parked());
        out.line("parked      " + (status.parked() == 0 ? parked : out.in(Style.WARN, parked)));
        if (last != null) {
            out.line("last error  " + last.text());
        }
        return ExitCode.DONE;
    }
}
