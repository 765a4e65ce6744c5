package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** axe-core finds nothing in any view, and nothing scrolls sideways on a narrow screen. */
@Tag("browser")
class AccessibilityTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    private static final String AXE = script();
    private static final String RUN =
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(violation => violation.id + ': '"
                    + " + violation.nodes.map(node => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | '))";

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_core_finds_nothing_in_any_view(ColorScheme theme) {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl(), Window.wide(theme))) {
            Map<String, Object> found = new LinkedHashMap<>();
            visit.live();
            found.put("setup, empty", axe(visit));
            for (String view : List.of("live", "failures", "faults", "startups", "checks")) {
                open(visit, view);
                found.put(view + ", empty", axe(visit));
            }
            String event = EveryOutcome.send(sandbox);
            sandbox.faults().everyEvent("503*2,ok");
            for (String view : List.of("live", "event/demo/" + event, "attempt/1", "failures", "faults", "startups")) {
                open(visit, view);
                found.put(view, axe(visit));
            }
            open(visit, "live");
            visit.button("Table").click();
            visit.page.locator(".chip").first().click();
            found.put("live, filtered, as a table", axe(visit));
            visit.press("?");
            found.put("keys", axe(visit));

            assertThat(found)
                    .allSatisfy((view, violations) ->
                            assertThat(violations).as(view + " in " + theme).isEqualTo(List.of()));
        }
    }

    @Test
    void at_360_px_nothing_scrolls_sideways_and_axe_core_finds_nothing() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl(), Window.narrow(ColorScheme.LIGHT))) {
            String event = EveryOutcome.send(sandbox);
            sandbox.faults().everyEvent("p=0.3;seed=7;of=503,reset,lost-ack,stall-body,bad-chunk,garbage");
            visit.live();
            List<String> tooWide = new ArrayList<>();
            for (String view : List.of(
                    "live", "event/demo/" + event, "attempt/1", "failures", "faults", "startups", "checks", "setup")) {
                open(visit, view);
                Object width = visit.page.evaluate("document.documentElement.scrollWidth");
                if (((Number) width).intValue() > 360) {
                    tooWide.add(view + ": " + width);
                }
                assertThat(axe(visit)).as(view).isEqualTo(List.of());
            }
            assertThat(tooWide).isEmpty();
        }
    }

    private static void open(Visit visit, String view) {
        visit.go(view);
        assertThat(visit.page.locator("[aria-busy=true]")).hasCount(0);
        assertThat(visit.heading()).isVisible();
    }

    private static Object axe(Visit visit) {
        if (visit.page.evaluate("'axe' in window").equals(false)) {
            visit.page.evaluate(AXE);
        }
        return visit.page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream in =
                AccessibilityTest.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
