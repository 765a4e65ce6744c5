package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.risenexa.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page when its sandbox goes and comes. */
@Tag("browser")
class ReconnectTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    @TempDir
    Path folder;

    @Test
    void the_page_says_that_nobody_answers_and_goes_on_when_the_sandbox_is_back() {
        Sandbox first = Sandbox.builder().data(folder).start();
        try (Visit visit = CHROME.visit(first.baseUrl())) {
            new Traffic(first).register("usr_before");
            visit.go("live").live().counts("user_registered", 1);
            first.close();
            visit.says("Not running");
            assertThat(visit.page.locator(".banner.rejected")).containsText("does not answer");
            assertThat(visit.rows()).hasCount(1);

            try (Sandbox second =
                    Sandbox.builder().port(first.port()).data(folder).start()) {
                new Traffic(second).register("usr_between");
                visit.live();
                new Traffic(second).register("usr_after");
                visit.counts("user_registered", 3);
                assertThat(visit.rows()).hasCount(3);
                assertThat(visit.page.locator(".banner.rejected")).hasCount(0);
            }
        } finally {
            first.close();
        }
    }

    @Test
    void of_a_sandbox_that_kept_nothing_nothing_old_is_shown() {
        Sandbox first = Sandbox.start();
        try (Visit visit = CHROME.visit(first.baseUrl())) {
            new Traffic(first).register("usr_old");
            visit.go("live").live().counts("user_registered", 1);
            first.close();
            visit.says("Not running");
            try (Sandbox second = Sandbox.builder().port(first.port()).start()) {
                visit.live();
                new Traffic(second).register("usr_new");
                assertThat(visit.row("usr_new")).hasCount(1);
                assertThat(visit.rows()).hasCount(1);
                visit.counts("user_registered", 1);
            }
        } finally {
            first.close();
        }
    }

    @Test
    void after_two_failures_of_the_stream_the_page_polls_and_says_so_until_the_stream_is_back() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.page.route("**/_sandbox/stream", Route::abort);
            visit.page.reload();
            visit.says("Polling").go("live");
            new Traffic(sandbox).register("usr_polled");
            assertThat(visit.row("usr_polled")).hasCount(1);
            visit.counts("user_registered", 1);

            visit.page.unroute("**/_sandbox/stream");
            visit.live();
            new Traffic(sandbox).register("usr_streamed");
            visit.counts("user_registered", 2);
        }
    }

    @Test
    void a_stream_that_opens_and_says_nothing_is_given_up_for_polling() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live();
            visit.page.clock().install();
            visit.page.route("**/_sandbox/stream", silent -> {}); // as through a proxy that holds the messages back
            visit.page.reload();
            for (int seconds = 0; seconds < 600; seconds++) {
                if (visit.page.locator(".link-state.polling").count() > 0) {
                    break;
                }
                visit.page.clock().runFor(1000);
            }
            visit.page.clock().resume();
            visit.says("Polling").go("live");
            new Traffic(sandbox).register("usr_polled");
            visit.counts("user_registered", 1);
        }
    }

    @Test
    void a_startup_that_was_emptied_is_empty_on_the_page() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            new Traffic(sandbox).register("usr_1");
            visit.go("live").live().counts("user_registered", 1);
            sandbox.reset();
            visit.counts("user_registered", 0);
            assertThat(visit.rows()).hasCount(0);
            assertThat(visit.page.getByText("No events yet")).isVisible();
        }
    }
}
