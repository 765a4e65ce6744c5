package com.risenexa.tracking.spring.transaction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.springframework.transaction.NestedTransactionNotSupportedException;

/** Spring has no nested transactions with Hibernate. */
final class JpaNested {
    private JpaNested() {}

    static void isRefusedAndTheOuterOneSent(TransactionContract test) {
        test.inTransaction(() -> {
            test.signUp.register("usr_outer_of_refused");
            assertThatThrownBy(() -> test.signUp.registerNested("usr_refused"))
                    .isInstanceOf(NestedTransactionNotSupportedException.class);
        });
        test.assertCounted("usr_outer_of_refused");
    }
}
