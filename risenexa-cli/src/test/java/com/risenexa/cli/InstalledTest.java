package com.risenexa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.support.Child;
import com.risenexa.testsupport.Eventually;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command as it lies on a user's disk: the zip's launcher and a jar that leads to the classes under test. */
@DisabledOnOs(OS.WINDOWS)
class InstalledTest {
    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        Path installed = folder.resolve("with spaces").resolve("risenexa 1.0");
        Path lib = Files.createDirectories(installed.resolve("lib"));
        Path bin = Files.createDirectories(installed.resolve("bin"));
        launcher = bin.resolve("risenexa");
        Files.copy(Path.of("src/dist/bin/risenexa"), launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.copy(Path.of("src/dist/lib/run-jar.sh"), lib.resolve("run-jar.sh"));
        Files.copy(Path.of("../scripts/find-java.sh"), lib.resolve("find-java.sh"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        classPath().stream()
                                .map(path -> Path.of(path).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream jar = new JarOutputStream(Files.newOutputStream(lib.resolve("risenexa.jar")), manifest)) {
            jar.flush();
        }
    }

    private static List<String> classPath() {
        return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** Without what the developer's own environment says of Java; the machine's Java is found. */
    private Child start(Map<String, String> environment, String... args) throws IOException {
        String line = "unset HOME XDG_CACHE_HOME; exec \"$0\" \"$@\"";
        List<String> words = new ArrayList<>(List.of("sh", "-c", line, launcher.toString()));
        words.addAll(List.of(args));
        return Child.start(folder, environment, words);
    }

    @Test
    void it_runs_from_a_folder_with_spaces_through_links_and_without_a_home() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), launcher);
        launcher = Files.createSymbolicLink(
                folder.resolve("link to a link"), Path.of(link.getFileName().toString()));

        try (Child child = start(Map.of(), "version")) {
            assertThat(child.line()).startsWith("risenexa ");
            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void the_java_of_java_home_runs_it_if_it_is_new_enough() throws Exception {
        try (Child child = start(Map.of("JAVA_HOME", java("17.0.1").toString()), "version")) {
            assertThat(child.line()).isEqualTo("the Java that was named");
        }
        try (Child child = start(Map.of("JAVA_HOME", java("11.0.2").toString()), "version")) {
            assertThat(child.line()).startsWith("risenexa ");
        }
    }

    private Path java(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("a java " + version));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho the Java that was named\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    @Test
    void arguments_arrive_as_they_were_typed_and_the_exit_code_is_the_commands() throws Exception {
        Map<String, String> posix = Map.of(
                "LC_ALL", "POSIX", "RISENEXA_API_KEY", "rxt_live_abc1234567890", "RISENEXA_STARTUP_SLUG", "acme");
        // A JVM in a POSIX locale cannot hand these arguments on; a file keeps its bytes.
        Path script = Files.writeString(
                folder.resolve("track.sh"),
                "exec '" + launcher + "' track registration --user 'a \"b\" *ü' --data '$x=y  z' --dry-run --json");
        try (Child child = Child.start(folder, posix, List.of("sh", script.toString()))) {
            assertThat(JsonText.readObject(child.line()).get("body")).asString().contains("a \"b\" *ü", "$x=y  z");
            assertThat(child.exitCode()).isZero();
        }
        try (Child child = start(Map.of(), "track", "registration")) {
            assertThat(child.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void a_sandbox_has_the_process_id_of_the_launcher_and_ends_with_its_signal() throws Exception {
        Path ready = folder.resolve("ready.json");
        try (Child child =
                start(Map.of(), "sandbox", "start", "--memory", "--port", "0", "--ready-file", ready.toString())) {
            Eventually.until("it is ready", () -> Files.exists(ready));
            assertThat(JsonText.readObject(Files.readString(ready))).containsEntry("pid", Math.toIntExact(child.pid()));
            child.terminate();
            assertThat(child.exitCode()).isEqualTo(143);
            assertThat(ready).doesNotExist();
        }
    }

    @Test
    void with_a_home_the_classes_are_archived_once() throws Exception {
        Path cache = folder.resolve("cache");
        for (int i = 0; i < 2; i++) {
            try (Child child = Child.start(
                    folder, Map.of("XDG_CACHE_HOME", cache.toString()), List.of(launcher.toString(), "version"))) {
                assertThat(child.line()).startsWith("risenexa ");
                assertThat(child.exitCode()).isZero();
            }
        }
        assertThat(cache.resolve("risenexa")).isDirectoryContaining("glob:**/risenexa-*.jsa");
        assertThat(cache.resolve("risenexa").toFile().list()).hasSize(1);
    }

    @Test
    void the_licence_list_names_every_library_of_the_jar() throws IOException {
        String list = Files.readString(Path.of("src/dist/THIRD-PARTY.md"));
        String forTests =
                "(junit|opentest4j|apiguardian|assertj|awaitility|hamcrest|byte-buddy|surefire|maven|risenexa|jacoco|org.jacoco|open-test).*";

        assertThat(classPath().stream()
                        .map(path -> Path.of(path).getFileName().toString())
                        .filter(name -> name.endsWith(".jar") && !name.matches(forTests))
                        .map(name -> name.replaceFirst("-\\d.*", "")))
                .isNotEmpty()
                .allMatch(list::contains);
    }
}
