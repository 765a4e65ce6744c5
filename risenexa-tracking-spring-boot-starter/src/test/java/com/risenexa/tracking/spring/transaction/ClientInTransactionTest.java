package com.risenexa.tracking.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.application.JdbcApplication;
import com.risenexa.tracking.spring.application.Running;
import com.risenexa.tracking.spring.application.SignUp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The client ignores transactions; whoever injects it by mistake must hear of it. */
@ExtendWith(OutputCaptureExtension.class)
class ClientInTransactionTest {
    private static final String WARNING = "TrackingClient is used inside a transaction";

    @Test
    void f52_the_client_used_in_a_transaction_is_warned_of_once_and_names_what_to_inject(CapturedOutput output) {
        for (String mode : new String[] {"after-commit", "outbox"}) {
            int before = output.getOut().length();
            try (Running running = start(mode)) {
                TrackingClient client = running.bean(TrackingClient.class);
                client.trackRegistration("usr_outside");
                running.bean(SignUp.class).register("usr_as_it_should_be");
                running.settle();
                assertThat(output.getOut().substring(before)).doesNotContain(WARNING);

                transaction(running)
                        .executeWithoutResult(status ->
                                client.trackRegistrationAsync("usr_async").join());
                transaction(running).executeWithoutResult(status -> client.trackRegistration("usr_sync"));
                transaction(running)
                        .executeWithoutResult(status -> client.trackAll(
                                List.of(TrackingEvent.registration("usr_all")).iterator(), (event, result) -> {}));
            }
            assertThat(output.getOut().substring(before))
                    .containsOnlyOnce(WARNING)
                    .contains("TransactionalTracking");
        }
    }

    @Test
    void f52_where_transactions_are_ignored_on_purpose_nothing_is_warned_of(CapturedOutput output) {
        try (Running running = start("immediate")) {
            TrackingClient client = running.bean(TrackingClient.class);
            transaction(running).executeWithoutResult(status -> client.trackRegistration("usr_sync"));
        }
        assertThat(output).doesNotContain(WARNING);
    }

    private static Running start(String mode) {
        return Running.start(
                JdbcApplication.class, "risenexa.transaction=" + mode, "risenexa.outbox.create-table=true");
    }

    private static TransactionTemplate transaction(Running running) {
        return new TransactionTemplate(running.bean(PlatformTransactionManager.class));
    }
}
