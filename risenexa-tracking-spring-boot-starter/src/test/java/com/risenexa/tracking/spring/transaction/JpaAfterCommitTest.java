package com.risenexa.tracking.spring.transaction;

import com.risenexa.tracking.spring.application.JpaApplication;
import com.risenexa.tracking.spring.application.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class JpaAfterCommitTest extends TransactionContract {
    @Override
    Running start() {
        return Running.start(JpaApplication.class, "risenexa.transaction=after-commit");
    }

    @Test
    void a_commit_that_fails_discards_and_says_so(CapturedOutput output) {
        AfterCommit.discardsWhatMayNotHaveCommittedAndSaysSo(this, output);
    }

    @Test
    void the_network_is_not_waited_for_while_the_connection_is_held() {
        AfterCommit.doesNotWaitForTheNetworkWhileTheConnectionIsHeld(this);
    }

    @Test
    void nested_is_refused_by_spring_and_the_outer_one_is_sent() {
        JpaNested.isRefusedAndTheOuterOneSent(this);
    }
}
