package com.risenexa.tracking.spring.transaction;

import com.risenexa.tracking.spring.application.JdbcApplication;
import com.risenexa.tracking.spring.application.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class JdbcAfterCommitTest extends SavepointContract {
    @Override
    Running start() {
        return Running.start(JdbcApplication.class, "risenexa.transaction=after-commit");
    }

    @Test
    void a_commit_that_fails_discards_and_says_so(CapturedOutput output) {
        AfterCommit.discardsWhatMayNotHaveCommittedAndSaysSo(this, output);
    }

    @Test
    void the_network_is_not_waited_for_while_the_connection_is_held() {
        AfterCommit.doesNotWaitForTheNetworkWhileTheConnectionIsHeld(this);
    }
}
