package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ExportEndpoint.ExportFormat;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody.BodyWriter;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.testsupport.Eventually;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An export that cannot go on ends, and its reader notices. */
class ExportStreamTest {
    @Test
    void an_error_while_a_page_is_written_ends_the_download() {
        AtomicBoolean isAborted = new AtomicBoolean();
        BodyWriter failing = new BodyWriter() {
            @Override
            public boolean isWritable() {
                return true;
            }

            @Override
            public void write(byte[] bytes) {
                throw new OutOfMemoryError("of the test");
            }

            @Override
            public void end() {}

            @Override
            public void abort() {
                isAborted.set(true);
            }
        };
        try (Database store = Database.inMemory()) {
            new ExportStream<>(store, ExportTable.EVENTS, ExportFormat.CSV, Filter.any(null), 10).open(failing);
            Eventually.until("the download ends", isAborted::get);
        }
    }
}
