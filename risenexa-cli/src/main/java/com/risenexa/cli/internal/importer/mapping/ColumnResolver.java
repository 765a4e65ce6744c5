package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.input.Header;
import com.risenexa.cli.internal.importer.input.Header.Column;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds columns by their names. */
final class ColumnResolver {
    private static final int MOST_SHOWN = 30;
    private static final Pattern NUMBER = Pattern.compile("#\\d{1,6}");

    private final Header header;

    ColumnResolver(Header header) {
        this.header = header;
    }

    /**
     * The column of that name, or {@code #3}.
     *
     * @throws CliException if there is none, or more than one
     */
    Column named(String option, String name) {
        if (header.json()) {
            return new Column(name, -1);
        }
        Column column = find(option, name);
        if (column == null && isNumber(name)) {
            int there = header.names().size() - header.columnsInFront();
            if (number(name) >= 1 && number(name) <= there) {
                return new Column(name, header.columnsInFront() + number(name) - 1);
            }
            throw CliException.usage(
                    option + " " + name + ": the first row has " + there + (there == 1 ? " column" : " columns")
                            + ", separated by " + header.separatorName(),
                    "If they are separated by something else, name it: --separator C");
        }
        if (column == null) {
            throw missing(option, name);
        }
        return column;
    }

    static boolean isNumber(String name) {
        return NUMBER.matcher(name).matches();
    }

    /** Of {@code #3} it is 3. */
    static int number(String name) {
        return Integer.parseInt(name.substring(1));
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
            String numbers = IntStream.of(found)
                    .mapToObj(i -> "#" + (i - header.columnsInFront() + 1))
                    .collect(Collectors.joining(" and "));
            throw CliException.usage(
                    option + " " + name + " is not clear: line 1 has it as columns " + numbers,
                    "Give the number instead, such as --map user_id=#" + (found[0] - header.columnsInFront() + 1));
        }
        return found.length == 0 ? null : new Column(name, found[0]);
    }

    CliException missing(String option, String name) {
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
        return CliException.usage(
                option + " " + name + ": line 1 has no column of that name",
                similar + "Its columns, separated by " + header.separatorName() + ": " + shown
                        + (names.size() > MOST_SHOWN ? ", …" : "")
                        + ". Name yours with --map user_id=COLUMN; without a header, --no-header and --map user_id=#1.");
    }
}
