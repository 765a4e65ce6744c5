package com.risenexa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.EmbeddedOnly;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WithoutTestLibrariesTest {
    @Test
    void the_sandbox_starts_and_counts_with_neither_junit_nor_assertj_on_the_class_path() throws IOException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.matches(
                        ".*[/\\\\](junit|assertj|opentest4j|apiguardian|byte-buddy|surefire)[^/\\\\]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        path,
                        EmbeddedOnly.class.getName(),
                        "org.junit.jupiter.api.Test",
                        "org.junit.platform.commons.JUnitException",
                        "org.assertj.core.api.Assertions",
                        "org.opentest4j.AssertionFailedError")
                .redirectErrorStream(true)
                .start();
        String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(out.lines())
                .contains(
                        "without org.junit.jupiter.api.Test", "without org.assertj.core.api.Assertions", "true 1 true");
        assertThat(child.onExit().join().exitValue()).as(out).isZero();
    }

    /** Measured: javac asks a module that requires ours for all that ours requires transitively, static or not. */
    @Test
    void a_module_that_requires_the_sandbox_need_have_neither_to_be_compiled() throws URISyntaxException {
        Path classes = Path.of(Sandbox.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleDescriptor module = ModuleFinder.of(classes)
                .find("com.risenexa.sandbox")
                .orElseThrow()
                .descriptor();

        assertThat(module.requires())
                .filteredOn(requires -> requires.name().matches("org\\.(junit|assertj).*"))
                .hasSize(2)
                .allSatisfy(requires -> assertThat(requires.modifiers()).containsExactly(Modifier.STATIC));
    }
}
