package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.TrackingClient;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is optional on the class path, and is not there. */
class MissingLibraryTest {
    @ParameterizedTest
    @ValueSource(strings = {"HikariCP", "sqlite-jdbc"})
    void an_embedded_outbox_names_both_libraries_that_it_needs_if_one_is_missing(String missing, @TempDir Path folder)
            throws Exception {
        try (URLClassLoader loader = classPathWithout(missing)) {
            Class<?> type = loader.loadClass(TrackingClient.class.getName());
            Class<?> builder = loader.loadClass(TrackingClient.Builder.class.getName());
            Object client =
                    builder.getMethod("build").invoke(type.getMethod("builder").invoke(null));
            Method embedded = loader.loadClass(TrackingOutbox.class.getName()).getMethod("embedded", Path.class, type);
            assertThatThrownBy(() -> embedded.invoke(null, folder.resolve("outbox.db"), client))
                    .cause()
                    .hasMessageContaining("com.zaxxer:HikariCP")
                    .hasMessageContaining("org.xerial:sqlite-jdbc");
        }
    }

    private static URLClassLoader classPathWithout(String missing) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains(missing)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void a_url_without_a_driver_is_an_error_that_shows_no_password() {
        try (TrackingClient client = TrackingClient.builder().build()) {
            assertThatThrownBy(() -> TrackingOutbox.builder("jdbc:nosuch://host/db?password=secret", client))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("'jdbc:nosuch:'")
                    .extracting(Throwable::getMessage)
                    .asString()
                    .doesNotContain("secret");
        }
    }
}
