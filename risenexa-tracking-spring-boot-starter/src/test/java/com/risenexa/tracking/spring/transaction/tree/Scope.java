package com.risenexa.tracking.spring.transaction.tree;

import java.lang.reflect.Method;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs code in a transaction, as a template does or as the interceptor around a {@code @Transactional} method. */
final class Scope {
    private Scope() {}

    /** Thrown to have a transaction rolled back. */
    static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static void template(PlatformTransactionManager manager, Propagation propagation, Runnable work) {
        new TransactionTemplate(manager, new DefaultTransactionDefinition(propagation.value()))
                .executeWithoutResult(status -> work.run());
    }

    static void annotated(PlatformTransactionManager manager, Propagation propagation, Runnable work) {
        new Interceptor(manager, propagation).around(work);
    }

    static void annotatedAndMaybeBack(PlatformTransactionManager manager, boolean commits, Runnable work) {
        try {
            annotated(manager, Propagation.REQUIRED, () -> {
                work.run();
                if (!commits) {
                    throw new RolledBack();
                }
            });
        } catch (RolledBack e) {
            // As it was to be.
        }
    }

    private static final class Interceptor extends TransactionAspectSupport {
        Interceptor(PlatformTransactionManager manager, Propagation propagation) {
            setTransactionManager(manager);
            setTransactionAttributeSource((method, type) -> new DefaultTransactionAttribute(propagation.value()));
        }

        void around(Runnable work) {
            try {
                Method method = Runnable.class.getMethod("run");
                invokeWithinTransaction(method, Runnable.class, () -> {
                    work.run();
                    return null;
                });
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
