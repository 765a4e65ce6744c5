package com.risenexa.tracking.spring.internal.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;

/** Told by one manager of the transactions that it begins and ends. */
final class TransactionListener implements TransactionExecutionListener {
    private final ConfigurableTransactionManager manager;

    TransactionListener(ConfigurableTransactionManager manager) {
        this.manager = manager;
    }

    @Override
    public void beforeBegin(TransactionExecution transaction) {
        if (isSavepoint(transaction)) {
            RunningTransaction.nesting(manager);
        }
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!(transaction instanceof DefaultTransactionStatus status)) {
            return;
        }
        if (isSavepoint(status)) {
            RunningTransaction.nested(status, failure == null);
        } else if (failure == null) {
            RunningTransaction.begun(manager, status);
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        ended(
                transaction,
                failure == null
                        ? TransactionSynchronization.STATUS_COMMITTED
                        : TransactionSynchronization.STATUS_UNKNOWN);
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        ended(
                transaction,
                failure == null
                        ? TransactionSynchronization.STATUS_ROLLED_BACK
                        : TransactionSynchronization.STATUS_UNKNOWN);
    }

    private static void ended(TransactionExecution transaction, int outcome) {
        if (transaction instanceof DefaultTransactionStatus status) {
            RunningTransaction.ended(status, outcome);
        }
    }

    private static boolean isSavepoint(TransactionExecution transaction) {
        return transaction.isNested() && !transaction.isNewTransaction();
    }
}
