package com.risenexa.tests.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackingClient;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Lines of Java that the page offers, compiled and run as somebody who pastes them would. */
final class Compiled {
    private static final String IMPORTS = """
            import com.risenexa.tracking.*;
            import java.math.BigDecimal;
            import java.time.Instant;
            import java.util.*;
            """;

    private Compiled() {}

    /** Runs them with {@code client} in reach. */
    static void run(Path folder, TrackingClient client, String lines) throws Exception {
        compile(folder, lines);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Pasted").getMethod("run", TrackingClient.class).invoke(null, client);
        }
    }

    private static void compile(Path folder, String lines) throws IOException {
        String source =
                IMPORTS + "public class Pasted { public static void run(TrackingClient client) {\n" + lines + "\n} }";
        Path file = Files.writeString(folder.resolve("Pasted.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        Boolean compiles = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertThat(compiles).as(said + "\n" + source).isTrue();
    }
}
