package com.risenexa.tracking.spring.transaction.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.SmartTransactionObject;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions without JDBC, as Kafka's and MongoDB's are: what is added in one is there if it commits. */
final class MemoryTransactionManager extends AbstractPlatformTransactionManager implements ResourceTransactionManager {
    private static final long serialVersionUID = 1;

    private final transient List<String> committed = new ArrayList<>();

    private static final class Pending extends ResourceHolderSupport {
        private final List<String> added = new ArrayList<>();
    }

    private static final class Transaction implements SmartTransactionObject {
        private @Nullable Pending pending;

        @Override
        public boolean isRollbackOnly() {
            return pending != null && pending.isRollbackOnly();
        }

        @Override
        public void flush() {}
    }

    /** In the transaction of this thread. */
    void add(String id) {
        bound().added.add(id);
    }

    List<String> committed() {
        return List.copyOf(committed);
    }

    private Pending bound() {
        return (Pending) Objects.requireNonNull(TransactionSynchronizationManager.getResource(this));
    }

    @Override
    public Object getResourceFactory() {
        return this;
    }

    @Override
    protected Object doGetTransaction() {
        Transaction transaction = new Transaction();
        transaction.pending = (Pending) TransactionSynchronizationManager.getResource(this);
        return transaction;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return ((Transaction) transaction).pending != null;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        Pending pending = new Pending();
        ((Transaction) transaction).pending = pending;
        TransactionSynchronizationManager.bindResource(this, pending);
    }

    @Override
    protected Object doSuspend(Object transaction) {
        ((Transaction) transaction).pending = null;
        return TransactionSynchronizationManager.unbindResource(this);
    }

    @Override
    protected void doResume(@Nullable Object transaction, Object suspended) {
        TransactionSynchronizationManager.bindResource(this, suspended);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        committed.addAll(bound().added);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        bound().added.clear();
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        bound().setRollbackOnly();
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        TransactionSynchronizationManager.unbindResource(this);
    }
}
