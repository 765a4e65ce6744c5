package com.risenexa.tracking.spring.transaction;

import com.risenexa.tracking.spring.application.JpaApplication;
import com.risenexa.tracking.spring.application.Running;

class JpaAfterCommitTest extends TransactionContract {
    @Override
    Running start() {
        return Running.start(JpaApplication.class, "risenexa.transaction=after-commit");
    }
}
