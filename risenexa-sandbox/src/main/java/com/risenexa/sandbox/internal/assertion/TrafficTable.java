package com.risenexa.sandbox.internal.assertion;

import com.risenexa.sandbox.SandboxAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Attempts as lines of text, for the message of a failed assertion. */
public final class TrafficTable {
    static final int MOST_ROWS = 50;
    private static final int WIDEST = 32;
    private static final int SHORT_ID = 8;
    private static final String[] HEAD = {"attempt", "type", "user", "event", "outcome", "status", "fault", "ms"};

    private TrafficTable() {}

    /** How many there are, and a row for each of the latest; ends without a line break. */
    public static String of(List<SandboxAttempt> attempts) {
        if (attempts.isEmpty()) {
            return "no attempt";
        }
        int skipped = Math.max(0, attempts.size() - MOST_ROWS);
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        attempts.stream().skip(skipped).map(TrafficTable::row).forEach(rows::add);
        String count = attempts.size() == 1 ? "1 attempt" : attempts.size() + " attempts";
        return count + (skipped == 0 ? "" : ", of which the latest " + MOST_ROWS) + ":\n" + aligned(rows);
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
        if (value == null) {
            return "-";
        }
        StringBuilder text = new StringBuilder();
        value.codePoints().limit(WIDEST).forEach(c -> text.appendCodePoint(isShown(c) ? c : '?'));
        return text + (value.codePointCount(0, value.length()) > WIDEST ? "…" : "");
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String aligned(List<String[]> rows) {
        int[] widths = new int[HEAD.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String space = " ".repeat(widths[i] - row[i].length());
                boolean number = i == 0 || i == row.length - 1;
                line.append(number ? space + row[i] : row[i] + space).append("  ");
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString().stripTrailing();
    }
}
