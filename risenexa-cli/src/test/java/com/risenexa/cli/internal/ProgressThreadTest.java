package com.risenexa.cli.internal;

import com.risenexa.cli.internal.importer.progress.ProgressLine.ImportCounters;
import com.risenexa.cli.internal.importer.progress.ProgressView;
import com.risenexa.cli.internal.options.GlobalOptions;
import com.risenexa.cli.internal.options.GlobalOptions.ProgressHow;
import com.risenexa.testsupport.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The thread that draws the progress of an import. */
class ProgressThreadTest {
    @Test
    void the_progress_is_drawn_after_rounds_that_ended_with_an_error() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ProcessEnvironment process = new ProcessEnvironment(
                InputStream.nullInputStream(),
                err,
                err,
                name -> null,
                name -> null,
                false,
                false,
                () -> false,
                () -> 80,
                1);
        GlobalOptions options = new GlobalOptions();
        options.progress = ProgressHow.bar;
        AtomicInteger asked = new AtomicInteger();

        try (ProgressView view = new ProgressView(new CliContext(process, options), new ImportCounters(), () -> {
            if (asked.incrementAndGet() <= 3) {
                throw new OutOfMemoryError("of the test");
            }
            return 0.5;
        })) {
            view.start();
            Eventually.until("a bar", () -> err.toString(StandardCharsets.UTF_8).contains("50%"));
        }
    }
}
