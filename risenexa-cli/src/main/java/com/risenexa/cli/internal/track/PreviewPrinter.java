package com.risenexa.cli.internal.track;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.cli.internal.output.Json;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.tracking.spi.RequestPreview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a request that is not sent. */
final class PreviewPrinter {
    private final CliContext context;

    PreviewPrinter(CliContext context) {
        this.context = context;
    }

    void show(RequestPreview preview) {
        if (context.json()) {
            context.document(document(preview));
            return;
        }
        Output out = context.out();
        out.line(preview.method() + " " + TerminalSanitizer.text(preview.url()));
        preview.headers().forEach((name, value) -> out.line(name + ": " + TerminalSanitizer.text(value)));
        out.line("");
        out.line(TerminalSanitizer.text(preview.body()));
        context.say("Nothing was sent.");
    }

    private static Map<String, @Nullable Object> document(RequestPreview preview) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("method", preview.method());
        document.put("url", preview.url());
        document.put("headers", preview.headers());
        try {
            document.put("body", Json.readObject(preview.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("the client made no JSON", e);
        }
        return document;
    }
}
