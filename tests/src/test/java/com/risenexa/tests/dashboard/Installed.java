package com.risenexa.tests.dashboard;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the browser of this machine; none is ever downloaded. */
final class Installed {
    /** The one sentence for who has none. */
    static final String MISSING = "install chromium: apt-get install chromium";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe");
    private static final List<String> USUAL = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private Installed() {}

    /** What {@code CHROME_BIN} names, else the first on the PATH, else the usual place. */
    static Path chromium() {
        return find(System.getenv("CHROME_BIN"), System.getenv("PATH"), USUAL);
    }

    static Path find(String named, String path, List<String> usual) {
        Stream<Path> onPath = Stream.of(Objects.requireNonNullElse(path, "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.of(
                        Stream.ofNullable(named).map(Path::of),
                        onPath,
                        usual.stream().map(Path::of))
                .flatMap(places -> places)
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(MISSING));
    }
}
