package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.doctor.Check.CheckResult;
import com.risenexa.cli.internal.doctor.Check.CheckResult.Status;
import com.risenexa.cli.internal.outbox.OutboxSession.DatabaseOptions;
import com.risenexa.cli.internal.output.ApiKeyMask;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        description = "Check all that tracking needs, from Java to the server's certificate, and say how to fix what"
                + " fails. Changes nothing and sends no event. 1 if a check fails.",
        footer = {"  risenexa doctor", "  risenexa doctor dns connect tls", "  risenexa doctor --probe --profile live"})
public final class DoctorCommand extends CliCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "CHECK",
            description = "Only these: java, config, api-key, base-url, dns, connect, tls, proxy, clock, auth, outbox,"
                    + " sandbox.")
    List<String> ids = new ArrayList<>();

    @Option(
            names = "--probe",
            description = "Also send an incomplete event with the API key; the server must reject it with 422.")
    boolean probe;

    @Option(names = "--strict", description = "Exit with 1 for a warning too.")
    boolean strict;

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    public DoctorCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        List<Check> checks = ids.isEmpty()
                ? List.of(Check.values())
                : ids.stream().map(Check::of).toList();
        Diagnosis diagnosis = new Diagnosis(context(), database, probe);
        Map<Check, CheckResult> results = new EnumMap<>(Check.class);
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (Check check : checks) {
            CheckResult result = diagnosis.result(check);
            if (results.put(check, result) == null) {
                counts.merge(result.status(), 1, Integer::sum);
                if (!context().json()) {
                    show(check, result);
                }
            }
        }
        boolean ok = !counts.containsKey(Status.FAILED) && !(strict && counts.containsKey(Status.WARNING));
        if (context().json()) {
            context().document(document(results, counts, ok));
        } else {
            context().out().line(summary(results.size(), counts));
        }
        return ok ? ExitCode.DONE : ExitCode.REJECTED;
    }

    private void show(Check check, CheckResult result) {
        Output out = context().out();
        Status status = result.status();
        out.line(out.in(status.style, status.mark) + " " + String.format(Locale.ROOT, "%-8s", check.id()) + "  "
                + text(result.fact()));
        if (result.fix() != null) {
            out.line("            " + out.in(Style.DIM, text(result.fix())));
        }
    }

    private static String text(String text) {
        return TerminalSanitizer.text(ApiKeyMask.in(text));
    }

    private static String summary(int total, Map<Status, Integer> counts) {
        return total + (total == 1 ? " check: " : " checks: ") + counts.getOrDefault(Status.OK, 0) + " ok, "
                + counts.getOrDefault(Status.WARNING, 0) + " warning, " + counts.getOrDefault(Status.FAILED, 0)
                + " failed, " + counts.getOrDefault(Status.SKIPPED, 0) + " skipped";
    }

    private static Map<String, @Nullable Object> document(
            Map<Check, CheckResult> results, Map<Status, Integer> counts, boolean ok) {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        results.forEach((check, result) -> {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("check", check.id());
            item.put("status", result.status().label());
            item.put("fact", ApiKeyMask.in(result.fact()));
            item.put("fix", ApiKeyMask.in(result.fix()));
            items.add(item);
        });
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("ok", ok);
        document.put("checks", items);
        document.put("summary", summary(results.size(), counts));
        return document;
    }
}
