package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.outbox.OutboxSession.DatabaseOptions;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.tracking.outbox.OutboxStatus;
import com.risenexa.tracking.outbox.ParkedEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "outbox",
        description = "Events that wait in a database for their delivery; works beside a running application.",
        subcommands = {
            OutboxCommand.StatusCommand.class,
            OutboxCommand.ParkedCommand.class,
            OutboxCommand.RetryCommand.class,
            OutboxCommand.DiscardCommand.class,
            OutboxCommand.MigrateCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class OutboxCommand {

    @Command(
            name = "status",
            description = "How many events wait, since when, how many are parked, and the last error.",
            footer = "  risenexa outbox status --url jdbc:postgresql://db/shop?user=me")
    public static final class StatusCommand extends OutboxSubcommand {
        public StatusCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(TrackingOutbox outbox) {
            OutboxStatus status = outbox.status();
            OutboxResult last = OutboxResult.of(status.lastError());
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
            out.line("pending     " + status.pending()
                    + (age == null ? "" : ", the oldest " + age.toSeconds() + " s old"));
            String parked = String.valueOf(status.parked());
            out.line("parked      " + (status.parked() == 0 ? parked : out.in(Style.WARN, parked)));
            if (last != null) {
                out.line("last error  " + last.text());
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "parked",
            description = "The rejected events, the longest parked first, each with its result.",
            footer = "  risenexa outbox parked --file outbox.db --json")
    public static final class ParkedCommand extends OutboxSubcommand {
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
            OutboxResult result = OutboxResult.of(event.result());
            item.put("result", result == null ? null : result.json());
            return item;
        }

        private void show(ParkedEvent event) {
            Output out = context().out();
            out.line(out.in(Style.STRONG, event.eventId().toString()) + "  " + word(event.eventType()) + "  user "
                    + word(event.userId()) + "  parked " + event.parkedAt().truncatedTo(ChronoUnit.SECONDS));
            OutboxResult result = OutboxResult.of(event.result());
            out.line("  " + (result == null ? "the result cannot be read" : result.text()) + ", attempts "
                    + event.attempts());
        }

        private static String word(@Nullable String text) {
            return text == null ? "?" : TerminalSanitizer.text(text);
        }
    }

    @Command(
            name = "retry",
            description = "Have parked events sent again: a running worker finds them within its poll interval, 1 s."
                    + " Exits with 1 if one of them is not parked.",
            footer = "  risenexa outbox retry --all --file outbox.db")
    public static final class RetryCommand extends OutboxSubcommand {
        @Parameters(paramLabel = "ID", arity = "0..*", description = "The ids of the events.")
        List<UUID> ids = new ArrayList<>();

        @Option(names = "--all", description = "All that are parked.")
        boolean all;

        public RetryCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(TrackingOutbox outbox) {
            if (all == !ids.isEmpty()) {
                throw CliException.usage("retry takes ids or --all", "See the ids: risenexa outbox parked");
            }
            if (!all) {
                return new BulkChangeReport(context(), "retried").each(ids, outbox::retry);
            }
            return new BulkChangeReport(context(), "retried").done(outbox.retryAll());
        }
    }

    @Command(
            name = "discard",
            description = "Give parked events up, for ever. Exits with 1 if one of them is not parked.",
            footer = "  risenexa outbox discard ID --reason \"test data\" --file outbox.db")
    public static final class DiscardCommand extends OutboxSubcommand {
        @Parameters(paramLabel = "ID", arity = "1..*", description = "The ids of the events.")
        List<UUID> ids = new ArrayList<>();

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why; it is said again on stderr.")
        String reason = "";

        public DiscardCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(TrackingOutbox outbox) {
            if (reason.isBlank()) {
                throw CliException.usage("--reason is blank", "Say why the events are given up.");
            }
            return new BulkChangeReport(context(), "discarded")
                    .because(reason)
                    .each(ids, id -> outbox.discard(id, reason));
        }
    }

    @Command(
            name = "migrate",
            description =
                    "Create the table if it is missing, and check it if it is there; 2 if it is of another version.",
            footer = "  risenexa outbox migrate --url jdbc:mariadb://db/shop?user=me")
    public static final class MigrateCommand extends OutboxSubcommand {
        public MigrateCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(TrackingOutbox outbox) {
            boolean created = outbox.createTable();
            render(
                    Map.of("created", created),
                    out -> out.line(created ? "the table was created" : "the table is current"));
            return ExitCode.DONE;
        }
    }

    /**
     * A result as the outbox keeps it.
     *
     * @param json its fields (CONTRACT R28)
     */
    record OutboxResult(Map<String, @Nullable Object> json) {
        /** Null if there is none, or it is no result: somebody wrote into the table. */
        static @Nullable OutboxResult of(@Nullable String json) {
            try {
                return json == null ? null : new OutboxResult(JsonText.readObject(json));
            } catch (IOException e) {
                return null;
            }
        }

        /** Such as {@code validation_error 422: user_id is blank}. */
        String text() {
            Object status = json.get("status_code") != null ? json.get("status_code") : json.get("last_status_code");
            return TerminalSanitizer.text(
                    json.get("result") + (status == null ? "" : " " + status) + ": " + json.get("message"));
        }
    }

    /** A command that looks at an outbox, or changes rows of it. None delivers: the application's worker does. */
    abstract static class OutboxSubcommand extends CliCommand {
        @Mixin
        DatabaseOptions database = new DatabaseOptions();

        OutboxSubcommand(CliContext context) {
            super(context);
        }

        @Override
        protected final ExitCode run() {
            return OutboxSession.call(database, context().process(), this instanceof MigrateCommand, this::ask);
        }

        abstract ExitCode ask(TrackingOutbox outbox);
    }
}
