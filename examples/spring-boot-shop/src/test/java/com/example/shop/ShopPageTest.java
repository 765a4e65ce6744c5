package com.example.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.spring.test.AutoConfigureRisenexaSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shop's page as somebody uses it, in a real browser. Pictures of it are left in {@code target/page}. */
@Import(TestShopApplication.Surroundings.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRisenexaSandbox
@Tag("browser")
class ShopPageTest {
    private static final Path PICTURES = Path.of("target", "page");
    private static Chromium chromium;

    private final List<String> failures = new ArrayList<>();

    @Autowired
    private Sandbox sandbox;

    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void forget(@Autowired JdbcClient jdbc) {
        jdbc.sql("DELETE FROM customer").update();
    }

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void sign_up_subscribe_and_cancel_show_the_shops_numbers_and_are_counted() {
        try (BrowserContext visitor = visitor(1000, 700, ColorScheme.LIGHT)) {
            Page page = open(visitor);
            assertThat(page.locator("#customers")).hasText("0");
            signUp(page, "Ada");
            assertThat(page.locator("#customers")).hasText("1");
            button(page, "Subscribe").click();
            assertThat(page.locator("#subscribers")).hasText("1");
            assertThat(sandbox).atMost(Duration.ofMinutes(1)).counted(EventType.USER_REGISTERED, 1);
            assertThat(sandbox).atMost(Duration.ofMinutes(1)).counted(EventType.USER_CONVERTED, 1);
            button(page, "Cancel").click();
            assertThat(page.locator("#subscribers")).hasText("0");
            assertThat(sandbox).atMost(Duration.ofMinutes(1)).counted(EventType.USER_CONVERTED, 2);
            assertThat(sandbox.counters().converted().net()).isZero();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void without_a_name_it_says_why_not_and_nobody_is_counted() {
        try (BrowserContext visitor = visitor(1000, 700, ColorScheme.LIGHT)) {
            Page page = open(visitor);
            signUp(page, " ");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("a name is needed");
            assertThat(page.locator("#list tr")).hasCount(0);
            signUp(page, "<b>Grace</b>");
            assertThat(page.locator("#list td").first()).hasText("<b>Grace</b>");
            assertThat(page.getByRole(AriaRole.STATUS)).isEmpty();
            assertThat(sandbox).atMost(Duration.ofMinutes(1)).counted(EventType.USER_REGISTERED, 1);
        }
        assertThat(failures).allMatch(text -> text.contains("400"));
    }

    @Test
    void a_late_answer_to_an_earlier_click_does_not_hide_why_a_later_one_failed() {
        try (BrowserContext visitor = visitor(1000, 700, ColorScheme.LIGHT)) {
            Page page = open(visitor);
            signUp(page, "Ada");
            List<Route> held = new ArrayList<>();
            page.route("**/subscription", held::add);
            button(page, "Subscribe").click();
            signUp(page, "");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("a name is needed");
            held.get(0).resume();
            assertThat(page.locator("#subscribers")).hasText("1");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("a name is needed");
        }
    }

    @Test
    void it_is_shown_whole_on_a_wide_and_on_a_narrow_window_in_both_themes() {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1000, 360}) {
                try (BrowserContext visitor = visitor(width, 700, theme)) {
                    Page page = open(visitor);
                    signUp(page, "Ada, Countess of Lovelace");
                    button(page, "Subscribe").click();
                    signUp(page, "");
                    assertThat(page.getByRole(AriaRole.STATUS)).hasText("a name is needed");
                    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .isEqualTo(true);
                    assertThat(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))
                            .isEqualTo("light dark");
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve(theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png")));
                }
            }
        }
    }

    private static BrowserContext visitor(int width, int height, ColorScheme theme) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(theme));
    }

    private Page open(BrowserContext visitor) {
        Page page = visitor.newPage();
        page.setDefaultTimeout(Chromium.TIMEOUT_MILLIS);
        page.onPageError(failures::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                failures.add(message.text());
            }
        });
        page.navigate("http://127.0.0.1:" + port + "/");
        return page;
    }

    private static void signUp(Page page, String name) {
        page.getByLabel("Name").fill(name);
        button(page, "Sign up").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
