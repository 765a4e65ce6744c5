package com.risenexa.tracking.spring.transaction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The same where transactions can be nested. */
abstract class SavepointContract extends TransactionContract {
    @Test
    void nested_and_rolled_back_it_is_discarded_while_the_outer_one_commits() {
        inTransaction(() -> {
            signUp.register("usr_first");
            assertThatThrownBy(() -> signUp.registerNestedAndFail("usr_nested")).hasMessage("after the event");
            signUp.register("usr_last");
        });
        assertCounted("usr_first", "usr_last");
    }

    @Test
    void nested_before_anything_else_was_tracked_it_is_discarded_too() {
        inTransaction(() -> {
            assertThatThrownBy(() -> signUp.registerNestedAndFail("usr_nested_first"))
                    .hasMessage("after the event");
            signUp.register("usr_after_it");
        });
        assertCounted("usr_after_it");
    }

    @Test
    void nested_and_not_rolled_back_it_shares_the_outer_ones_fate() {
        inTransaction(() -> signUp.registerNested("usr_nested_kept"));
        inTransaction(status -> {
            signUp.registerNested("usr_nested_gone");
            status.setRollbackOnly();
        });
        assertCounted("usr_nested_kept");
    }

    @Test
    void back_to_an_older_savepoint_discards_all_since_then() {
        inTransaction(status -> {
            signUp.register("usr_zero");
            Object one = status.createSavepoint();
            signUp.register("usr_one");
            Object two = status.createSavepoint();
            signUp.register("usr_two");
            status.rollbackToSavepoint(two);
            signUp.register("usr_two_again");
            status.rollbackToSavepoint(one);
            signUp.register("usr_one_again");
        });
        assertCounted("usr_zero", "usr_one_again");
    }
}
