package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.embed.TurnedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traffic on the screen. */
@Tag("browser")
class LiveTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    /** Printed beside what was measured; a busy machine takes longer. */
    private static final long WANTED_MILLIS = 200;

    @Test
    void an_event_comes_to_the_screen_by_itself_without_a_request_of_the_page() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.go("live").live();
            List<String> requests = new CopyOnWriteArrayList<>();
            visit.page.onRequest(request -> requests.add(request.url()));
            Traffic traffic = new Traffic(sandbox);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                String user = "usr_quick_" + i;
                JSHandle painted = visit.page.evaluateHandle(
                        "user => ({ at: new Promise(done => new MutationObserver((_, observer) => {"
                                + " if (!document.querySelector('.events')?.textContent.includes(user)) return;"
                                + " observer.disconnect(); requestAnimationFrame(() => done(Date.now())); })"
                                + ".observe(document.getElementById('app'), { childList: true, subtree: true })) })",
                        user);
                long posted = System.currentTimeMillis();
                traffic.register(user);
                assertThat(visit.row(user)).hasCount(1);
                Object at = painted.evaluate("watch => watch.at");
                millis.add(((Number) at).longValue() - posted);
            }
            Collections.sort(millis);
            System.out.println("from a POST to the screen, ms: median " + millis.get(millis.size() / 2) + ", most "
                    + millis.get(millis.size() - 1) + " (wanted: " + WANTED_MILLIS + ")");
            assertThat(requests).as("asked for by a page that is told").isEmpty();
        }
    }

    @Test
    void the_axis_ends_near_the_highest_bar_and_a_count_of_zero_has_no_colour() {
        try (Sandbox sandbox = new TurnedClock(Duration.ZERO).stop().start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            for (int i = 0; i < 21; i++) {
                traffic.register("usr_" + i);
            }
            visit.go("live").live().counts("user_registered", 21);
            assertThat(visit.page.locator(".axis.top")).hasText("24");
            assertThat(visit.page.locator("[data-tile=user_registered] .plus")).hasText("+21");
            assertThat(visit.page.locator("[data-tile=user_registered] .minus")).hasCount(0);
            assertThat(visit.page.locator("[data-tile=user_converted] .plus")).hasCount(0);
        }
    }

    @Test
    void a_burst_of_5000_events_is_drawn_at_most_once_a_frame_and_the_numbers_are_right() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.go("live").live();
            visit.page.evaluate(
                    "window.framesSeen = 0; window.drawn = 0; (function frame() { framesSeen++; requestAnimationFrame(frame); })();"
                            + " new MutationObserver(() => drawn++).observe(document.getElementById('app'),"
                            + " { childList: true, subtree: true, characterData: true })");
            visit.page.evaluate(
                    "window.longest = 0; new PerformanceObserver(list => list.getEntries()"
                            + ".forEach(task => { longest = Math.max(longest, task.duration); })).observe({ type: 'longtask' })");
            long from = System.nanoTime();
            new Traffic(sandbox).burst(5_000);
            long took = (System.nanoTime() - from) / 1_000_000;
            visit.counts("user_registered", 5_000);
            assertThat(visit.page.locator(".chart-now")).hasText("5,000 attempts in ten minutes");
            long drawn = ((Number) visit.page.evaluate("drawn")).longValue();
            long frames = ((Number) visit.page.evaluate("framesSeen")).longValue();
            assertThat(drawn).as("times that the page was drawn").isBetween(1L, frames);
            visit.button("Show 450 more").click();
            assertThat(visit.rows()).hasCount(500);

            long longest = ((Number) visit.page.evaluate("longest")).longValue();
            System.out.println("5,000 events in " + took + " ms, drawn " + drawn
                    + " times; the page's longest task, ms: " + longest + " (wanted: " + WANTED_MILLIS + ")");

            visit.page.reload();
            visit.counts("user_registered", 5_000);
            assertThat(visit.page.locator(".chart-now")).hasText("5,000 attempts in ten minutes");
        }
    }

    @Test
    void tiles_say_what_was_counted_and_what_was_kept_from_being_counted_twice() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            String id = Traffic.id();
            String lost = traffic.body("user_registered", "usr_lost", id, "");
            traffic.send(lost, "X-Sandbox-Fault", "lost-ack");
            visit.go("live").live();
            traffic.send(lost);
            traffic.send(traffic.body("user_registered", "usr_other", id, ""));
            traffic.send(traffic.body("user_converted", "usr_lost", Traffic.id(), ""));
            traffic.send(traffic.body("user_converted", "usr_lost", Traffic.id(), ",\"action\":\"remove\""));
            traffic.send(traffic.body("user_upgraded", "usr_lost", Traffic.id(), ""));

            visit.counts("user_registered", 1).counts("user_converted", 0);
            visit.counts("duplicate", 2).counts("lost", 1).counts("rejected", 1);
            assertThat(visit.page.locator("[data-tile=user_converted]")).containsText("+1");
            assertThat(visit.page.locator("[data-tile=user_converted]")).containsText("−1");
            assertThat(visit.row("field_invalid")).hasCount(1);
            visit.page.reload();
            visit.counts("duplicate", 2).counts("lost", 1).counts("rejected", 1);
        }
    }

    @Test
    void a_paused_table_keeps_what_it_shows_and_says_how_many_wait() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            traffic.register("usr_before");
            visit.go("live").live();
            visit.button("Pause").click();
            for (int i = 0; i < 12; i++) {
                traffic.register("usr_while_" + i);
            }
            assertThat(visit.button("12 new")).isVisible();
            assertThat(visit.rows()).hasCount(1);
            visit.counts("user_registered", 13);

            visit.button("Resume").click();
            assertThat(visit.rows()).hasCount(13);
            assertThat(visit.rows().first()).containsText("usr_while_11");
        }
    }

    @Test
    void rows_wait_while_one_is_pointed_at() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            traffic.register("usr_read");
            visit.go("live").live();
            visit.row("usr_read").hover();
            traffic.register("usr_new");
            assertThat(visit.button("1 new")).isVisible();
            visit.heading().hover();
            assertThat(visit.rows()).hasCount(2);
        }
    }

    @Test
    void rows_wait_while_the_keyboard_goes_from_one_to_the_next() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            traffic.register("usr_1");
            traffic.register("usr_2");
            visit.go("live").live();
            assertThat(visit.rows()).hasCount(2);
            visit.press("j");
            traffic.register("usr_3");
            assertThat(visit.button("1 new")).isVisible();
            visit.press("j");
            assertThat(visit.row("usr_1").locator("a")).isFocused();
            assertThat(visit.rows()).hasCount(2);
        }
    }

    @Test
    void all_attempts_can_be_taken_along_as_a_file() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            String twice = traffic.body("user_registered", "usr_1", Traffic.id(), "");
            traffic.send(twice);
            traffic.send(twice);
            traffic.sendWithKey("{}", "rxt_live_wrong");
            visit.go("live").live();
            for (String format : List.of("CSV", "JSON lines")) {
                Download file = visit.page.waitForDownload(
                        () -> visit.page.getByText(format).click());
                // A list of events would have one, and neither the repeat nor what was rejected.
                assertThat(file.path()).content().contains("usr_1", "duplicate", "key_unknown");
            }
        }
    }

    @Test
    void a_bar_and_an_outcome_filter_the_table_and_the_chart_has_a_table_twin() {
        // Both attempts in one bar, even if ten seconds end between them.
        try (Sandbox sandbox = new TurnedClock(Duration.ZERO).stop().start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            traffic.register("usr_good");
            traffic.sendWithKey(traffic.body("user_registered", "usr_bad", Traffic.id(), ""), "rxt_live_wrong");
            visit.go("live").live();
            assertThat(visit.rows()).hasCount(2);

            visit.button("Rejected").click();
            assertThat(visit.rows()).hasCount(1);
            assertThat(visit.rows()).containsText("key_unknown");
            visit.button("Rejected").click();

            Locator empty = visit.page.locator(".bar[aria-label$=nothing]").first();
            empty.click();
            assertThat(visit.page.getByText("Nothing matches")).isVisible();
            empty.focus();
            visit.press("End");
            visit.press("ArrowLeft");
            visit.page.getByText("Clear the filter").last().click();
            assertThat(visit.rows()).hasCount(2);

            visit.button("Table").click();
            Locator first = visit.page.locator(".twin tbody tr").first();
            assertThat(first.locator("td").nth(1)).hasText("1");
            assertThat(first.locator("td").nth(6)).hasText("1");
        }
    }

    @Test
    void nothing_jumps_when_events_arrive() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.go("live").live();
            String boxes = "[...document.querySelectorAll('.tiles, .chart, .plot, .try, .table-head, .side, .nav a')]"
                    + ".map(e => { const { x, y, width, height } = e.getBoundingClientRect(); return [x, y, width, height].join(); })"
                    + ".join(' ')";
            Object before = visit.page.evaluate(boxes);
            Traffic traffic = new Traffic(sandbox);
            traffic.burst(100);
            traffic.sendWithKey("{}", "rxt_live_wrong");
            visit.counts("user_registered", 100).counts("rejected", 1);

            assertThat(visit.page.evaluate(boxes)).isEqualTo(before);
        }
    }

    @Test
    void a_startup_can_be_looked_at_alone() {
        try (Sandbox sandbox = Sandbox.builder().startup("acme").startup("demo").start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            traffic.register("usr_acme");
            traffic.send(traffic.body("user_registered", "usr_demo", Traffic.id(), "")
                    .replace("\"acme\"", "\"demo\""));
            visit.go("live").live().counts("user_registered", 2);
            visit.page.getByLabel("Startup").selectOption("acme");

            visit.counts("user_registered", 1);
            assertThat(visit.rows()).hasCount(1);
            assertThat(visit.row("usr_acme")).hasCount(1);
            assertThat(visit.page.locator(".chart-now")).hasText("1 attempt in ten minutes");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 390, 1024})
    void no_tab_and_no_text_of_a_tile_is_cut_on_a_small_screen(int width) {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl(), new Window(width, 800, ColorScheme.LIGHT))) {
            EveryOutcome.send(sandbox);
            sandbox.faults().everyEvent("503,ok");
            visit.live();
            assertThat(visit.page.locator(".view-head p")).containsText("1 fault set: attempts may fail on purpose");
            assertThat(visit.page.locator(".nav .badge")).hasCount(2);

            assertThat(visit.page.evaluate("[...document.querySelectorAll('.nav, .tile-name, .tile-note')]"
                            + ".filter(box => box.scrollWidth > box.clientWidth).map(box => box.textContent)"))
                    .isEqualTo(List.of());
        }
    }
}
