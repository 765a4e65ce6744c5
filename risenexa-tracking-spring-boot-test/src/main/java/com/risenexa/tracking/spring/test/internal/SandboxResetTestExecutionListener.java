package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.OutboxLifecycle;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Lets each test begin with empty sandboxes, also where a context is shared. */
public final class SandboxResetTestExecutionListener implements TestExecutionListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** For Spring. */
    public SandboxResetTestExecutionListener() {}

    @Override
    public void beforeTestMethod(TestContext test) {
        ApplicationContext context = test.getApplicationContext();
        // Those of further startups too, which no injection without a qualifier gives.
        Collection<Sandbox> sandboxes = context.getBeansOfType(Sandbox.class).values();
        sandboxes.forEach(sandbox -> sandbox.faults().clear());
        context.getBeanProvider(ClientRegistry.class).ifAvailable(SandboxResetTestExecutionListener::awaitRest);
        sandboxes.forEach(Sandbox::reset);
    }

    /** What earlier tests left on its way arrives, or has had its time. */
    private static void awaitRest(ClientRegistry clients) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (OutboxLifecycle outbox : clients.outboxes()) {
            while (outbox.depth().pending() > 0 && System.nanoTime() < end) {
                outbox.wake();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        clients.clients()
                .forEach(client -> client.client().flush(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    }
}
