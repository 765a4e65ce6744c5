package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.cli.internal.output.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Writes an export as it comes, many lines at a time. Its text is that of the clients of a sandbox: in JSON its control
 * characters are escaped, in CSV they are left out but for the line breaks.
 */
final class ExportText {
    private static final int MANY = 32 * 1024;

    private final CliContext context;
    private final StringBuilder waiting = new StringBuilder();

    ExportText(CliContext context) {
        this.context = context;
    }

    void jsonLines(BufferedReader body) throws IOException {
        for (String line = body.readLine(); line != null; line = body.readLine()) {
            waiting.append(Json.write(Json.read(line))).append('\n');
            writeIf(waiting.length() >= MANY);
        }
        writeIf(true);
    }

    void csv(Reader body) throws IOException {
        for (int c = body.read(); c >= 0; c = body.read()) {
            if (c == '\n' || c == '\r' || c == '\t' || !TerminalSanitizer.isControl(c)) {
                waiting.append((char) c);
            }
            writeIf(waiting.length() >= MANY && !Character.isHighSurrogate((char) c));
        }
        writeIf(true);
    }

    private void writeIf(boolean now) {
        if (now) {
            context.out().print(waiting.toString());
            context.requireOut();
            waiting.setLength(0);
        }
    }
}
