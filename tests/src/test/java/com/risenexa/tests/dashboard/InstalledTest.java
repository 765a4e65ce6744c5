package com.risenexa.tests.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledTest {
    @TempDir
    Path folder;

    @Test
    void without_a_browser_the_tests_fail_with_what_to_install() {
        assertThatThrownBy(() -> Installed.find(null, folder.toString(), List.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("install chromium: apt-get install chromium");
    }

    @Test
    void the_named_one_goes_before_the_path_and_the_path_before_the_usual_places() throws IOException {
        Path named = program("named");
        Path onPath = program("google-chrome");
        Path usual = program("usual");

        assertThat(Installed.find(named.toString(), folder.toString(), List.of(usual.toString())))
                .isEqualTo(named);
        assertThat(Installed.find(null, folder.toString(), List.of(usual.toString())))
                .isEqualTo(onPath);
        assertThat(Installed.find(null, "", List.of(usual.toString()))).isEqualTo(usual);
    }

    private Path program(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
