package com.risenexa.tracking.spring.test;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.test.application.ShopApplication;
import com.risenexa.tracking.spring.test.application.SignUp;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DevelopmentTest {
    @Test
    void the_application_starts_with_a_sandbox_and_says_where_its_dashboard_is(CapturedOutput output) {
        var running = SpringApplication.from(ShopApplication::main)
                .with(RisenexaSandboxConfiguration.class)
                .run("--risenexa.transaction=after-commit", "--spring.datasource.url=jdbc:h2:mem:development");
        try (var context = running.getApplicationContext()) {
            Sandbox sandbox = context.getBean(Sandbox.class);
            context.getBean(SignUp.class).register("usr_dev");
            assertThat(sandbox).atMost(Duration.ofMinutes(1)).event("usr_dev");
            assertThat(output).contains("dashboard: " + sandbox.baseUrl() + "/");
        }
    }

    @Test
    void a_further_startup_is_one_of_the_same_sandbox_under_its_name() {
        var running = SpringApplication.from(ShopApplication::main)
                .with(RisenexaSandboxConfiguration.class)
                .run(
                        "--risenexa.transaction=after-commit",
                        "--spring.datasource.url=jdbc:h2:mem:development-further",
                        "--risenexa.startups.partner.api-key=rxt_live_of_the_partner",
                        "--risenexa.startups.partner.startup-slug=partner-shop");
        try (var context = running.getApplicationContext()) {
            TrackingClient partner = BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                    context.getBeanFactory(), TrackingClient.class, "partner");
            assertThat(partner.startupSlug()).contains("partner");
            assertThat(partner.trackRegistration("usr_of_the_partner").isAccepted())
                    .isTrue();
            Sandbox sandbox = context.getBean(Sandbox.class);
            assertThat(sandbox.events()).isEmpty();
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }
}
