package com.risenexa.cli.internal.demo;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.demo.DemoResult.AttemptSummary;
import com.risenexa.cli.internal.demo.DemoResult.DemoEvent;
import com.risenexa.cli.internal.demo.DemoResult.DemoSummary;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives the demo's events and prints them. */
interface DemoReporter {
    void opens();

    void begins(DemoEvent demoEvent);

    void goesOn(AttemptSummary step);

    void ended(DemoResult outcome);

    void ends(List<DemoResult> all, DemoSummary summary, String url);

    /** One document at the end. */
    static final class JsonReporter implements DemoReporter {
        private final CliContext context;

        JsonReporter(CliContext context) {
            this.context = context;
        }

        @Override
        public void opens() {}

        @Override
        public void begins(DemoEvent demoEvent) {}

        @Override
        public void goesOn(AttemptSummary step) {}

        @Override
        public void ended(DemoResult outcome) {}

        @Override
        public void ends(List<DemoResult> all, DemoSummary summary, String url) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("events", all.stream().map(JsonReporter::event).toList());
            document.put("counters", Map.of("demo", counters(summary.counters())));
            document.put("verify", verify(summary.verify()));
            document.put("dashboard", url + "/");
            context.document(document);
        }

        private static Map<String, @Nullable Object> event(DemoResult outcome) {
            TrackingEvent event = outcome.demoEvent().event();
            try {
                Map<String, @Nullable Object> fields =
                        JsonText.readObject(outcome.result().toJson());
                fields.put("user_id", event.userId());
                fields.put(
                        "event_type", event.type() == null ? null : event.type().value());
                fields.put("action", event.action().orElse(Action.ADD).value());
                fields.put("note", outcome.note());
                return fields;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Map<String, @Nullable Object> counters(Counters counters) {
            Map<String, @Nullable Object> types = new LinkedHashMap<>();
            types.put("user_registered", count(counters.registered()));
            types.put("user_converted", count(counters.converted()));
            return types;
        }

        private static Map<String, @Nullable Object> count(Counters.Count count) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("added", count.added());
            fields.put("removed", count.removed());
            fields.put("net", count.net());
            return fields;
        }

        private static Map<String, @Nullable Object> verify(VerifyReport report) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("ok", report.ok());
            fields.put("attempts", report.attempts());
            fields.put("events", report.events());
            fields.put("duplicates", report.duplicates());
            fields.put("mismatches", report.mismatches());
            return fields;
        }
    }
}
