package com.risenexa.tracking.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.application.Accounts;
import com.risenexa.tracking.spring.application.Running;
import com.risenexa.tracking.spring.application.SignUp;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What tracking promises to whoever uses transactions: what is counted is what is in the application's own table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransactionContract {
    final Running running = start();
    final SignUp signUp = running.bean(SignUp.class);
    final TransactionalTracking risenexa = running.bean(TransactionalTracking.class);

    /** The application, in the mode that is tried. */
    abstract Running start();

    /** Waits until nothing is on its way any more. */
    void settle() {
        running.settle();
    }

    @BeforeEach
    void forget() {
        settle();
        running.sandbox().reset();
        running.sandbox().faults().clear();
        before = running.bean(Accounts.class).userIds();
    }

    private List<String> before = List.of();

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void a_commit_sends() {
        signUp.register("usr_commit");
        assertCounted("usr_commit");
    }

    @Test
    void a_rollback_discards() {
        assertThatThrownBy(() -> signUp.registerAndFail("usr_rollback")).hasMessage("after the event");
        assertCounted();
    }

    @Test
    void an_after_commit_that_throws_keeps_nobody_from_sending() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    afterCommit(() -> {
                        throw new IllegalStateException("in afterCommit");
                    });
                    signUp.register("usr_thrown");
                }))
                .hasMessage("in afterCommit");
        assertCounted("usr_thrown");
    }

    @Test
    void tracked_inside_an_after_commit_it_is_sent() {
        inTransaction(() -> afterCommit(() -> risenexa.trackRegistration("usr_within")));
        assertTracked("usr_within");
    }

    @Test
    void tracked_inside_an_after_commit_beside_one_that_throws_it_is_sent() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    afterCommit(() -> {
                        risenexa.trackRegistration("usr_before_the_throw");
                        throw new IllegalStateException("in afterCommit");
                    });
                }))
                .hasMessage("in afterCommit");
        assertTracked("usr_before_the_throw");
    }

    @Test
    void tracked_inside_an_after_completion_it_is_sent_at_once() {
        inTransaction(() -> afterCompletion(status -> risenexa.trackRegistration("usr_late")));
        assertTracked("usr_late");
    }

    @Test
    void tracked_without_a_transaction_it_is_sent_at_once() {
        risenexa.trackRegistration("usr_alone");
        assertTracked("usr_alone");
    }

    @Test
    void tracked_where_supports_finds_no_transaction_it_is_sent_at_once() {
        signUp.trackOnly("usr_supports");
        assertTracked("usr_supports");
    }

    @Test
    void supports_within_a_transaction_shares_its_fate() {
        inTransaction(status -> {
            signUp.trackOnly("usr_supported");
            status.setRollbackOnly();
        });
        assertTracked();
    }

    @Test
    void requires_new_inside_a_rolled_back_outer_one_is_sent() {
        inTransaction(status -> {
            signUp.register("usr_outer");
            signUp.registerInItsOwn("usr_inner");
            signUp.register("usr_outer_again");
            status.setRollbackOnly();
        });
        assertCounted("usr_inner");
    }

    @Test
    void requires_new_that_rolls_back_takes_nothing_of_the_outer_one() {
        inTransaction(() -> {
            signUp.register("usr_outer_kept");
            new TransactionTemplate(
                            running.bean(PlatformTransactionManager.class),
                            definition(TransactionDefinition.PROPAGATION_REQUIRES_NEW))
                    .executeWithoutResult(inner -> {
                        signUp.register("usr_inner_gone");
                        inner.setRollbackOnly();
                    });
        });
        assertCounted("usr_outer_kept");
    }

    @Test
    void published_as_an_application_event_it_shares_the_transactions_fate() {
        inTransaction(() -> running.context().publishEvent(TrackingEvent.registration("usr_published")));
        inTransaction(status -> {
            running.context().publishEvent(TrackingEvent.registration("usr_unpublished"));
            status.setRollbackOnly();
        });
        assertTracked("usr_published");
    }

    @Test
    void a_commit_whose_outcome_is_unknown_counts_nobody_who_is_not_in_the_table() {
        commitBroken();
        settle();
        assertThat(running.bean(Accounts.class).userIds()).containsAll(running.countedUserIds());
    }

    void commitBroken() {
        TransactionTemplate broken = BrokenCommit.template(running);
        assertThatThrownBy(
                        () -> broken.executeWithoutResult(status -> signUp.register("usr_unknown" + System.nanoTime())))
                .hasMessage(BrokenCommit.MESSAGE);
    }

    void inTransaction(Runnable work) {
        inTransaction(status -> work.run());
    }

    void inTransaction(Consumer<org.springframework.transaction.TransactionStatus> work) {
        new TransactionTemplate(running.bean(PlatformTransactionManager.class)).executeWithoutResult(work);
    }

    static TransactionDefinition definition(int propagation) {
        return new org.springframework.transaction.support.DefaultTransactionDefinition(propagation);
    }

    /** Counted, and in the application's table, are these and no others. */
    void assertCounted(String... userIds) {
        assertTracked(userIds);
        assertThat(added()).containsExactlyInAnyOrder(userIds);
    }

    /** Who came into the application's table in this test. */
    List<String> added() {
        return running.bean(Accounts.class).userIds().stream()
                .filter(id -> !before.contains(id))
                .toList();
    }

    /** Counted are these and no others, where the table has nothing to do with it. */
    void assertTracked(String... userIds) {
        settle();
        assertThat(running.countedUserIds()).containsExactlyInAnyOrder(userIds);
        assertThat(running.sandbox().verify().ok()).isTrue();
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private static void afterCompletion(Consumer<Integer> work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                work.accept(status);
            }
        });
    }
}
