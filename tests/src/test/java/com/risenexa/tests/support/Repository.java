package com.risenexa.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
public final class Repository {
    /** Surefire runs in the module's folder. */
    public static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();

    private Repository() {}

    /** A text file, its lines ended by \n whatever git made of them. */
    public static String read(String path) {
        return read(ROOT.resolve(path));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void write(String path, String text) {
        try {
            Files.writeString(ROOT.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages for readers, as paths from the root; without the decisions, which are history, and the changelog. */
    public static List<String> pages() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(
                                    "README.md",
                                    "CONTRIBUTING.md",
                                    "examples/junit/README.md",
                                    "examples/spring-boot-shop/README.md"),
                            docs.map(page -> "docs/" + page.getFileName()).filter(page -> page.endsWith(".md")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page with links: those for readers, the decisions and the changelog. */
    public static List<String> linkedPages() {
        return Stream.of(
                        pages().stream(),
                        Stream.of("CHANGELOG.md"),
                        files(ROOT.resolve("docs/decisions"))
                                .map(file -> "docs/decisions/" + file.getFileName())
                                .filter(page -> page.endsWith(".md")))
                .flatMap(pages -> pages)
                .sorted()
                .toList();
    }

    /** Java sources below a folder such as {@code src/test}, of every module, in a fixed order. */
    public static List<Path> sources(String below) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.resolve(below))
                    .filter(Files::isDirectory)
                    .flatMap(Repository::files)
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder, in a fixed order. */
    public static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
