package com.risenexa.tracking.spring.internal.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;

/** Has every transaction manager that is a bean report the transactions that it begins and ends. */
public final class TransactionListeners implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof PlatformTransactionManager && bean instanceof ConfigurableTransactionManager manager) {
            manager.addListener(new Listener(manager));
        }
        return bean;
    }

    private record Listener(ConfigurableTransactionManager manager) implements TransactionExecutionListener {
        @Override
        public void beforeBegin(TransactionExecution transaction) {
            if (isSavepoint(transaction)) {
                ThreadTransactions.nesting(manager);
            }
        }

        @Override
        public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
            if (!(transaction instanceof DefaultTransactionStatus status)) {
                return;
            }
            if (isSavepoint(status)) {
                ThreadTransactions.nested(status, failure == null);
            } else if (failure == null) {
                ThreadTransactions.begun(manager, status);
            }
        }

        @Override
        public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
            ended(transaction, failure, TransactionSynchronization.STATUS_COMMITTED);
        }

        @Override
        public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
            ended(transaction, failure, TransactionSynchronization.STATUS_ROLLED_BACK);
        }

        private static void ended(TransactionExecution transaction, @Nullable Throwable failure, int outcome) {
            if (transaction instanceof DefaultTransactionStatus status) {
                ThreadTransactions.ended(status, failure == null ? outcome : TransactionSynchronization.STATUS_UNKNOWN);
            }
        }

        private static boolean isSavepoint(TransactionExecution transaction) {
            return transaction.isNested() && !transaction.isNewTransaction();
        }
    }
}
