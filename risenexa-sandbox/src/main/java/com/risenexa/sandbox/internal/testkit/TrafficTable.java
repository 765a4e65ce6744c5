package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Attempts as lines of text, for the message of a failed assertion. */
public final class TrafficTable {
    static final int MOST_ROWS = 50;
    private static final int WIDEST = 32;
    private static final int SHORT_ID = 8;
    private static final String[] HEAD = {"attempt", "type", "user", "event", "outcome", "status", "fault", "ms"};
    private static final int WIDEST_REASON = 400;

    private TrafficTable() {}

    /** How many there are, and a row for each of the latest; ends without a line break. */
    public static String of(List<SandboxAttempt> attempts) {
        if (attempts.isEmpty()) {
            return "no attempt";
        }
        int skipped = Math.max(0, attempts.size() - MOST_ROWS);
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        List<String> reasons = new ArrayList<>();
        reasons.add("");
        for (SandboxAttempt attempt : attempts.subList(skipped, attempts.size())) {
            rows.add(row(attempt));
            reasons.add(reason(attempt));
        }
        String count = attempts.size() == 1 ? "1 attempt" : attempts.size() + " attempts";
        return count + (skipped == 0 ? "" : ", of which the latest " + MOST_ROWS) + ":\n" + aligned(rows, reasons);
    }

    private static String[] row(SandboxAttempt attempt) {
        String action = "remove".equals(attempt.action()) ? " remove" : "";
        String code = attempt.code() == null ? "" : " " + attempt.code();
        String id = attempt.eventId();
        return new String[] {
            String.valueOf(attempt.seq()),
            attempt.eventType() == null ? "-" : text(attempt.eventType() + action),
            text(attempt.userId()),
            id == null ? "-" : text(id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id),
            attempt.outcome().value() + code,
            attempt.status() == null ? "-" : String.valueOf(attempt.status()),
            text(attempt.fault()),
            millis(attempt.duration())
        };
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }

    /** What a request brought may hold anything; on a terminal it must not act. */
    static String text(@Nullable String value) {
        return value == null ? "-" : text(value, WIDEST);
    }

    static String text(String value, int widest) {
        StringBuilder text = new StringBuilder();
        value.codePoints().limit(widest).forEach(c -> text.appendCodePoint(isShown(c) ? c : '?'));
        return text + (value.codePointCount(0, value.length()) > widest ? "…" : "");
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A reason stands in a line of its own, below its row. */
    private static String aligned(List<String[]> rows, List<String> reasons) {
        int[] widths = new int[HEAD.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder table = new StringBuilder();
        Iterator<String> reason = reasons.iterator();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String space = " ".repeat(widths[i] - row[i].length());
                boolean number = i == 0 || i == row.length - 1;
                line.append(number ? space + row[i] : row[i] + space).append("  ");
            }
            table.append(line.toString().stripTrailing()).append('\n');
            String why = reason.next();
            table.append(why.isEmpty() ? "" : " ".repeat(widths[0] + 2) + why + '\n');
        }
        return table.toString().stripTrailing();
    }

    /** Such as {@code user_id is missing; event_id must be a UUID}; empty if it was not rejected. */
    static String reason(SandboxAttempt attempt) {
        String answer = attempt.answer();
        if (attempt.code() == null || answer == null) {
            return "";
        }
        int body = answer.indexOf("\n\n");
        return body < 0 ? "" : text(sentences(answer.substring(body + 2)), WIDEST_REASON);
    }

    private static String sentences(String body) {
        try {
            Object errors =
                    Json.readObject(body.getBytes(StandardCharsets.UTF_8)).get("errors");
            return errors instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                    : "";
        } catch (IOException e) {
            return body;
        }
    }
}
