package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.tracking.outbox.ParkedEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "parked",
        description = "The events that were refused, the longest parked first, each with its result.",
        footer = "  risenexa outbox parked --file outbox.db --json")
public final class ParkedCommand extends OutboxSubcommand {
    public ParkedCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(TrackingOutbox outbox) {
        List<ParkedEvent> events = outbox.parked();
        long total = Math.max(events.size(), outbox.status().parked());
        if (context().json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("parked", total);
            document.put("items", events.stream().map(ParkedCommand::item).toList());
            context().document(document);
            return ExitCode.DONE;
        }
        if (events.isEmpty()) {
            context().say("No event is parked.");
        }
        events.forEach(this::show);
        if (total > events.size()) {
            context().say("The first " + events.size() + " of " + total + ".");
        }
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> item(ParkedEvent event) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("event_id", event.eventId());
        item.put("event_type", event.eventType());
        item.put("user_id", event.userId());
        item.put("startup_slug", event.startupSlug());
        item.put("recorded_at", event.recordedAt());
        item.put("parked_at", event.parkedAt());
        item.put("attempts", event.attempts());
        StoredResult result = StoredResult.of(event.result());
        item.put("result", result == null ? null : result.json());
        return item;
    }

    private void show(ParkedEvent event) {
        Output out = context().out();
        out.line(out.in(Style.STRONG, event.eventId().toString()) + "  " + word(event.eventType()) + "  user "
                + word(event.userId()) + "  parked " + event.parkedAt().truncatedTo(ChronoUnit.SECONDS));
        StoredResult result = StoredResult.of(event.result());
        out.line("  " + (result == null ? "the result cannot be read" : result.text()) + ", attempts "
                + event.attempts());
    }

    private static String word(@Nullable String text) {
        return text == null ? "?" : TerminalSanitizer.text(text);
    }
}
