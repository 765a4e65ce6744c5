package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client sent is text, wherever it is shown. That no dialog opened is checked at the end of each visit. */
@Tag("browser")
class HostileTextTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    private static final String IMAGE = "<img src=x onerror=alert(1)>";
    private static final String SCRIPT = "</pre></code><script>alert(2)</script>";
    private static final String LINK = "javascript:alert(3)//${alert(4)}";

    @Test
    void markup_in_user_ids_metadata_types_and_keys_of_metadata_stays_text() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            String id = Traffic.id();
            String metadata = ",\"metadata\":{\"" + IMAGE + "\":\"" + SCRIPT + "\",\"link\":\"" + LINK + "\"}";
            traffic.send(traffic.body("user_registered", IMAGE, id, metadata), "X-Hostile", SCRIPT);
            traffic.send(traffic.body(SCRIPT, LINK, Traffic.id(), ""));
            visit.go("live").live();
            assertThat(visit.row(IMAGE)).hasCount(1);
            assertThat(visit.row(SCRIPT)).hasCount(1);

            visit.row(SCRIPT).click();
            assertThat(visit.heading()).hasText(SCRIPT + " of " + LINK);
            visit.go("event/demo/" + id);
            assertThat(visit.heading()).hasText("Registration of " + IMAGE);
            visit.page.locator("summary").click();
            assertThat(visit.page.locator(".messages")).containsText(SCRIPT);
            visit.button("Raw").click();
            assertThat(visit.page.locator(".messages")).containsText(IMAGE);
            visit.go("failures");
            assertThat(visit.page.locator(".failure")).hasCount(1);
            visit.go("checks");
            assertThat(visit.page.getByText("The counters are right.")).isVisible();

            assertThat(visit.page.locator("#app img, #app script, #app iframe").count())
                    .isZero();
        }
    }

    @Test
    void a_link_that_names_an_event_cannot_bring_markup_in() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.go("event/" + "%3Cimg%20src=x%20onerror=alert(5)%3E/%3Cscript%3Ealert(6)%3C%2Fscript%3E");
            assertThat(visit.page.getByText("Not in the ledger")).isVisible();
            assertThat(visit.page.locator("#app img, #app script").count()).isZero();
        }
    }

    @Test
    void a_very_long_user_id_breaks_no_layout() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            new Traffic(sandbox).register("u".repeat(5_000));
            visit.go("live").live();
            visit.rows().first().click();
            assertThat(visit.heading()).containsText("Registration of uuu");
            assertThat(visit.page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"))
                    .isEqualTo(true);
        }
    }
}
