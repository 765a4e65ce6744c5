package com.risenexa.tracking.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.application.JdbcApplication;
import com.risenexa.tracking.spring.application.Running;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class JdbcAfterCommitTest extends SavepointContract {
    @Override
    Running start() {
        return Running.start(JdbcApplication.class, "risenexa.transaction=after-commit");
    }

    @Test
    void a_commit_that_fails_discards_and_says_so(CapturedOutput output) {
        TransactionTemplate broken = new TransactionTemplate(new BrokenCommit(running.bean(DataSource.class)));
        assertThatThrownBy(() -> broken.executeWithoutResult(status -> signUp.register("usr_unknown")))
                .hasMessage("lost at the commit");
        assertTracked();
        assertThat(output)
                .containsOnlyOnce("1 event not sent: the commit failed and its outcome is unknown")
                .doesNotContain("usr_unknown");
    }

    @Test
    void the_network_is_not_waited_for_while_the_connection_is_held() {
        running.sandbox().faults().everyEvent("hang");
        signUp.register("usr_hanging");
        assertThat(running.bean(TrackingClient.class).flush(Duration.ZERO).undelivered())
                .extracting(TrackingEvent::userId)
                .containsExactly("usr_hanging");
        running.sandbox().faults().clear();
        assertCounted("usr_hanging");
    }

    /** As when the connection breaks between the commit and its answer. */
    private static final class BrokenCommit extends DataSourceTransactionManager {
        private static final long serialVersionUID = 1;

        BrokenCommit(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            throw new TransactionSystemException("lost at the commit");
        }
    }
}
