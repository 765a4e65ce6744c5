package com.risenexa.cli.internal.imports.mapping;

import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.imports.input.Column;
import com.risenexa.cli.internal.imports.input.Header;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds columns by their names. */
final class ColumnFinder {
    private static final int MOST_SHOWN = 30;

    private final Header header;

    ColumnFinder(Header header) {
        this.header = header;
    }

    /**
     * The column of that name, or {@code #3}.
     *
     * @throws Failure if there is none, or more than one
     */
    Column named(String option, String name) {
        if (header.json()) {
            return new Column(name, -1);
        }
        Column column = find(option, name);
        if (column == null && name.matches("#\\d{1,6}")) {
            int number = Integer.parseInt(name.substring(1));
            if (number >= 1 && number <= header.names().size()) {
                return new Column(name, number - 1);
            }
        }
        if (column == null) {
            throw missing(option, name);
        }
        return column;
    }

    /** The column of that name, which nobody asked for; null if there is none. */
    @Nullable
    Column usual(String name) {
        return header.json() ? new Column(name, -1) : find("the column", name);
    }

    private @Nullable Column find(String option, String name) {
        int[] found = IntStream.range(0, header.names().size())
                .filter(i -> header.names().get(i).equals(name))
                .toArray();
        if (found.length > 1) {
            String numbers = IntStream.of(found).mapToObj(i -> "#" + (i + 1)).collect(Collectors.joining(" and "));
            throw Failure.usage(
                    option + " " + name + " is not clear: line 1 has it as columns " + numbers,
                    "Give the number instead, such as --map user_id=#" + (found[0] + 1));
        }
        return found.length == 0 ? null : new Column(name, found[0]);
    }

    Failure missing(String option, String name) {
        List<String> names = header.names();
        String similar = names.stream()
                .filter(other -> other.equalsIgnoreCase(name))
                .findFirst()
                .map(other -> "Did you mean " + other + "? ")
                .orElse("");
        String shown = names.stream()
                .limit(MOST_SHOWN)
                .map(other -> other.isEmpty() ? "(no name)" : other)
                .collect(Collectors.joining(", "));
        return Failure.usage(
                option + " " + name + ": line 1 has no column of that name",
                similar + "Its columns: " + shown + (names.size() > MOST_SHOWN ? ", …" : "")
                        + ". Name yours with --map user_id=COLUMN; without a header, --no-header and --map user_id=#1.");
    }
}
