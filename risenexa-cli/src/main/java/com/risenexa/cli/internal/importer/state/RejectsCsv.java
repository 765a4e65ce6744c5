package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.importer.input.Header;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Refused rows as lines of CSV: why, and then the row as it was. */
final class RejectsCsv {
    private static final List<String> WHY = Header.REJECT_COLUMNS;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Header header;

    RejectsCsv(Header header) {
        this.header = header;
    }

    byte[] header() {
        List<String> names = new ArrayList<>(WHY);
        names.addAll(kept(header.names()));
        String line = csv(names);
        return bytes(header.marked() ? BYTE_ORDER_MARK + line : line);
    }

    byte[] line(RejectedRow refused) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(refused.row().line()));
        cells.add(refused.fault().code());
        cells.add(Objects.requireNonNullElse(refused.fault().message(), ""));
        cells.addAll(kept(refused.row().cells()));
        return bytes(csv(cells));
    }

    /** Without the reasons of an earlier import, if it was its refused rows that were imported. */
    private List<String> kept(List<String> cells) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean why =
                    i < header.names().size() && WHY.contains(header.names().get(i));
            if (!why) {
                kept.add(cells.get(i));
            }
        }
        return kept;
    }

    private String csv(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(header.separator())
                .lineDelimiter(LineDelimiter.LF)
                .build(text)) {
            writer.writeRecord(cells);
        } catch (IOException e) {
            throw new IllegalStateException("a StringWriter never fails", e);
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
