package com.risenexa.cli.internal.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in columns that are as wide as what stands in them. Where a width is given, as at a terminal, the widest columns
 * that may give way do; elsewhere every text is whole. Control characters are left out.
 */
public final class Table {
    private static final String GAP = "  ";
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

    /** What stands in a column of a row. */
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
                .map(cell -> new Cell(Clean.text(cell.text()), cell.style()))
                .toList());
    }

    /** A line below the last row, which no column bounds. */
    public void note(String text) {
        rows.add(List.of(new Cell(Clean.text(text), Style.QUIET)));
    }

    /** With a heading. */
    public void print(Output out) {
        int[] widths = widths(out.columns());
        List<Cell> names = columns.stream()
                .map(column -> new Cell(column.name(), Style.QUIET))
                .toList();
        out.line(line(out, names, widths));
        for (List<Cell> row : rows) {
            out.line(row.size() == 1 && columns.size() > 1 ? note(out, row.get(0)) : line(out, row, widths));
        }
    }

    private static String note(Output out, Cell cell) {
        return GAP + out.in(cell.style(), CellWidth.clipped(cell.text(), out.columns() - GAP.length()));
    }

    private int[] widths(int most) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .filter(row -> row.size() == columns.size())
                    .mapToInt(row -> CellWidth.of(row.get(column).text()))
                    .reduce(CellWidth.of(columns.get(i).name()), Math::max);
        }
        int gaps = GAP.length() * (widths.length - 1);
        while (IntStream.of(widths).sum() + gaps > most) {
            int widest = widestThatGivesWay(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widestThatGivesWay(int[] widths) {
        return IntStream.range(0, widths.length)
                .filter(i -> columns.get(i).givesWay() && widths[i] > NARROWEST)
                .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                .orElse(-1);
    }

    private String line(Output out, List<Cell> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        int owed = 0; // blanks are written before the next text only, so that no line ends with them
        for (int i = 0; i < widths.length; i++) {
            String text = CellWidth.clipped(cells.get(i).text(), widths[i]);
            int free = widths[i] - CellWidth.of(text);
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
}
