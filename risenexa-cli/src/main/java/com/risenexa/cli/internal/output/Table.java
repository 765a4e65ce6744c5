package com.risenexa.cli.internal.output;

import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.Table.DisplayWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in columns that are as wide as what stands in them. Where a width is given, as at a terminal, columns that
 * may give way do; elsewhere every text is whole. Control characters are left out.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int READABLE = 16;
    private static final int NARROWEST = 8;

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param right whether its texts end at the same place, as numbers do
     * @param givesWay whether it may be clipped
     */
    public record Column(String name, boolean right, boolean givesWay) {
        public static Column text(String name) {
            return new Column(name, false, false);
        }

        public static Column number(String name) {
            return new Column(name, true, false);
        }

        public static Column flexible(String name) {
            return new Column(name, false, true);
        }
    }

    /** The content of one cell. */
    public record Cell(String text, Style style) {
        public static Cell of(String text) {
            return new Cell(text, Style.PLAIN);
        }
    }

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    public void row(String... texts) {
        row(Arrays.stream(texts).map(Cell::of).toArray(Cell[]::new));
    }

    public void row(Cell... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> new Cell(TerminalSanitizer.text(cell.text()), cell.style()))
                .toList());
    }

    /** Words below the last row, which no column bounds; they begin in the second column. */
    public void note(String text) {
        rows.add(List.of(new Cell(TerminalSanitizer.text(text), Style.DIM)));
    }

    /** With a heading. */
    public void print(Output out) {
        int[] widths = widths(out.columns());
        List<Cell> names = columns.stream()
                .map(column -> new Cell(column.name(), Style.DIM))
                .toList();
        out.line(line(out, names, widths));
        for (List<Cell> row : rows) {
            if (row.size() == columns.size()) {
                out.line(line(out, row, widths));
            } else {
                note(out, row.get(0), widths[0] + GAP.length());
            }
        }
    }

    private static void note(Output out, Cell cell, int indent) {
        for (String line : WordWrap.wrapped(cell.text(), out.columns() - indent)) {
            out.line(" ".repeat(indent) + out.in(cell.style(), line));
        }
    }

    private int[] widths(int most) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .filter(row -> row.size() == columns.size())
                    .mapToInt(row -> DisplayWidth.of(row.get(column).text()))
                    .reduce(DisplayWidth.of(columns.get(i).name()), Math::max);
        }
        int gaps = GAP.length() * (widths.length - 1);
        while (IntStream.of(widths).sum() + gaps > most) {
            int narrowed = next(widths);
            if (narrowed < 0) {
                break;
            }
            widths[narrowed]--;
        }
        return widths;
    }

    /** The first as far as it stays readable, then the last, then whichever can: an id is best whole, or short. */
    private int next(int[] widths) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).givesWay() && widths[i] > NARROWEST) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return first >= 0 && widths[first] > READABLE ? first : last;
    }

    private String line(Output out, List<Cell> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        int owed = 0; // blanks are written before the next text only, so that no line ends with them
        for (int i = 0; i < widths.length; i++) {
            String text = DisplayWidth.clipped(cells.get(i).text(), widths[i]);
            int free = widths[i] - DisplayWidth.of(text);
            boolean right = columns.get(i).right();
            owed += right ? free : 0;
            if (!text.isEmpty()) {
                line.append(" ".repeat(owed)).append(out.in(cells.get(i).style(), text));
                owed = 0;
            }
            owed += GAP.length() + (right ? 0 : free);
        }
        return line.toString();
    }

    /** Measures how many terminal columns a text takes, and fits texts to a width. */
    public static final class DisplayWidth {
        private static final String ELLIPSIS = "…";

        private DisplayWidth() {}

        public static int of(String text) {
            return text.codePoints().map(DisplayWidth::of).sum();
        }

        private static int of(int c) {
            return switch (Character.getType(c)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
                default -> isWide(c) ? 2 : 1;
            };
        }

        /** The blocks that Unicode's East Asian Width calls wide, as terminals take them; none begins below Hangul Jamo. */
        private static boolean isWide(int c) {
            return c >= 0x1100
                    && (c <= 0x115F
                            || (c >= 0x2E80 && c <= 0x303E)
                            || (c >= 0x3041 && c <= 0xA4CF)
                            || (c >= 0xAC00 && c <= 0xD7A3)
                            || (c >= 0xF900 && c <= 0xFAFF)
                            || (c >= 0xFE30 && c <= 0xFE6F)
                            || (c >= 0xFF00 && c <= 0xFF60)
                            || (c >= 0xFFE0 && c <= 0xFFE6)
                            || (c >= 0x1F300 && c <= 0x1F64F)
                            || (c >= 0x1F900 && c <= 0x1F9FF)
                            || (c >= 0x20000 && c <= 0x3FFFD));
        }

        /** At least so wide. */
        public static String padded(String text, int width) {
            return text + " ".repeat(Math.max(0, width - of(text)));
        }

        /** At most so wide; what is missing is an ellipsis. */
        public static String clipped(String text, int width) {
            if (of(text) <= width) {
                return text;
            }
            StringBuilder kept = new StringBuilder();
            int used = 1;
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                used += of(c);
                if (used > width) {
                    break;
                }
                kept.appendCodePoint(c);
                i += Character.charCount(c);
            }
            return kept + ELLIPSIS;
        }
    }

    /** Breaks a text between its words. */
    static final class WordWrap {
        private WordWrap() {}

        /** Lines no wider than that, but for a word that is. */
        static List<String> wrapped(String text, int width) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ", -1)) {
                if (line.length() > 0 && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
            lines.add(line.toString());
            return lines;
        }
    }
}
