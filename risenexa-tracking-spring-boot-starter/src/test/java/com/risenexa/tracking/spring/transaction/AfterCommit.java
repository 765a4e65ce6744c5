package com.risenexa.tracking.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import org.springframework.boot.test.system.CapturedOutput;

/** What is so without the outbox alone. */
final class AfterCommit {
    private AfterCommit() {}

    static void discardsWhatMayNotHaveCommittedAndSaysSo(TransactionContract test, CapturedOutput output) {
        test.commitBroken();
        test.assertTracked();
        assertThat(output)
                .containsOnlyOnce("1 event not sent: the commit failed and its outcome is unknown")
                .doesNotContain("usr_unknown");
    }

    static void doesNotWaitForTheNetworkWhileTheConnectionIsHeld(TransactionContract test) {
        test.running.sandbox().faults().everyEvent("hang:2s");
        test.signUp.register("usr_hanging");
        assertThat(test.running.bean(TrackingClient.class).flush(Duration.ZERO).undelivered())
                .extracting(TrackingEvent::userId)
                .containsExactly("usr_hanging");
        test.running.sandbox().faults().clear();
        test.assertCounted("usr_hanging");
    }
}
