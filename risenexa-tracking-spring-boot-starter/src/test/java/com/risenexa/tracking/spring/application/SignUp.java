package com.risenexa.tracking.spring.application;

import com.risenexa.tracking.spring.TransactionalTracking;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What users write: the row and the event in one method. */
public class SignUp {
    private final Accounts accounts;
    private final TransactionalTracking risenexa;

    SignUp(Accounts accounts, TransactionalTracking risenexa) {
        this.accounts = accounts;
        this.risenexa = risenexa;
    }

    @Transactional
    public void register(String userId) {
        insertAndTrack(userId);
    }

    @Transactional
    public void registerAndFail(String userId) {
        insertAndTrack(userId);
        throw new IllegalStateException("after the event");
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void registerInItsOwn(String userId) {
        insertAndTrack(userId);
    }

    @Transactional(propagation = Propagation.NESTED)
    public void registerNested(String userId) {
        insertAndTrack(userId);
    }

    @Transactional(propagation = Propagation.NESTED)
    public void registerNestedAndFail(String userId) {
        insertAndTrack(userId);
        throw new IllegalStateException("after the event");
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public void trackOnly(String userId) {
        risenexa.trackRegistration(userId);
    }

    private void insertAndTrack(String userId) {
        accounts.insert(userId);
        risenexa.trackRegistration(userId);
    }
}
