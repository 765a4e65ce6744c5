package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder with files, and the sandbox that they are imported into. */
abstract class ImportFixture {
    @TempDir
    Path folder;

    Sandbox sandbox;
    Importing here;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start();
        here = new Importing(folder, sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    final void assertUsers(String... users) {
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactlyInAnyOrder(users);
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
