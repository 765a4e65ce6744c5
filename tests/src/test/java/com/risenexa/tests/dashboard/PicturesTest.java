package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.embed.TurnedClock;
import com.risenexa.tests.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures of every view in both themes, wide and narrow; those of the documentation with {@code -Dpictures}. */
@Tag("browser")
@Tag("long")
class PicturesTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    private static final Path ALL = Repository.ROOT.resolve("tests/target/pictures");
    private static final Path SHOWN = Repository.ROOT.resolve("docs/images");
    private static final Set<String> OF_THE_DOCS = Set.of(
            "live-light-1440",
            "live-dark-1440",
            "event-light-1440",
            "faults-light-1440",
            "checks-light-1440",
            "setup-light-1440",
            "live-light-360");
    private static final long SEED = 20_261_124;

    @Test
    void every_view_is_drawn_in_both_themes_wide_and_narrow() throws IOException {
        TurnedClock clock = new TurnedClock(Duration.ofMinutes(10));
        try (Sandbox sandbox = clock.start()) {
            String event = tenMinutesOfTraffic(sandbox, clock);
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (Window window : List.of(Window.wide(theme), Window.narrow(theme))) {
                    draw(sandbox, window, event);
                }
            }
        }
        assertThat(ALL).isDirectoryContaining("glob:**checks-dark-360.png");
    }

    /** Ten minutes as a small shop has them, with a bad network in the middle. */
    private static String tenMinutesOfTraffic(Sandbox sandbox, TurnedClock clock) {
        Random random = new Random(SEED);
        Traffic traffic = new Traffic(sandbox);
        for (int second = 590; second > 5; second -= 10) {
            clock.turnTo(Duration.ofSeconds(second));
            boolean bad = second < 330 && second > 210;
            int events = 2 + random.nextInt(5) + (int) (3 * Math.sin(second / 90.0) + 3);
            for (int i = 0; i < events; i++) {
                one(traffic, random, bad);
            }
        }
        clock.turnTo(Duration.ofSeconds(4));
        String id = id(random);
        String body = traffic.body("user_registered", "usr_4711", id, ",\"metadata\":{\"plan\":\"pro\",\"seats\":5}");
        String script = "503,lost-ack,ok";
        traffic.send(body, "X-Sandbox-Fault", script);
        clock.turnTo(Duration.ofMillis(3_050));
        traffic.send(body, "X-Sandbox-Fault", script);
        clock.turnTo(Duration.ofMillis(1_080));
        traffic.send(body, "X-Sandbox-Fault", script);
        clock.turnTo(Duration.ZERO);
        sandbox.faults().everyEvent("503,ok");
        return id;
    }

    private static String id(Random random) {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        return new UUID(high, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
    }

    private static void one(Traffic traffic, Random random, boolean bad) {
        String type = random.nextInt(4) == 0 ? "user_converted" : "user_registered";
        String more = type.equals("user_converted") && random.nextInt(5) == 0 ? ",\"action\":\"remove\"" : "";
        String body = traffic.body(type, "usr_" + (1000 + random.nextInt(9000)), id(random), more);
        int luck = random.nextInt(bad ? 4 : 24);
        String script = luck == 0 ? "503,ok" : luck == 1 ? "lost-ack,ok" : "ok";
        if (luck == 2 && !bad) {
            traffic.sendWithKey(body, "rxt_live_0123456789");
            return;
        }
        traffic.send(body, "X-Sandbox-Fault", script);
        if (luck < 2) {
            traffic.send(body, "X-Sandbox-Fault", script);
        }
    }

    private static void draw(Sandbox sandbox, Window window, String event) throws IOException {
        try (Visit visit = CHROME.visit(sandbox.baseUrl(), window)) {
            visit.live();
            for (String view : List.of("live", "event", "failures", "faults", "startups", "checks", "setup")) {
                visit.go(view.equals("event") ? "event/demo/" + event : view);
                assertThat(visit.page.locator("[aria-busy=true]")).hasCount(0);
                if (view.equals("event")) {
                    visit.page.locator("summary").nth(1).click();
                }
                if (view.equals("live") && window.width() > 360) {
                    visit.page.locator("[data-preset=lost-ack]").click();
                    assertThat(visit.page.locator(".try-verdict")).isVisible();
                }
                visit.page.mouse().move(0, 0);
                visit.page.evaluate("document.activeElement.blur()");
                shoot(visit.page, view + "-" + window.theme().name().toLowerCase(Locale.ROOT) + "-" + window.width());
            }
        }
    }

    private static void shoot(Page page, String name) throws IOException {
        byte[] picture = page.screenshot(new Page.ScreenshotOptions().setPath(ALL.resolve(name + ".png")));
        if (System.getProperty("pictures") != null && OF_THE_DOCS.contains(name)) {
            Files.createDirectories(SHOWN);
            Files.write(SHOWN.resolve("sandbox-" + name + ".png"), picture);
        }
    }
}
