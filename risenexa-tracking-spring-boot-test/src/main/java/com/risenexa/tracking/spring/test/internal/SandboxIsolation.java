package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.util.ClassUtils;

/** Lets each test begin with an empty sandbox, also where a context is shared. */
public final class SandboxIsolation implements TestExecutionListener {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String OUTBOX = "com.risenexa.tracking.outbox.TrackingOutbox";

    /** For Spring. */
    public SandboxIsolation() {}

    @Override
    public void beforeTestMethod(TestContext test) {
        ApplicationContext context = test.getApplicationContext();
        Sandbox sandbox = context.getBean(Sandbox.class);
        sandbox.faults().clear();
        if (ClassUtils.isPresent(OUTBOX, context.getClassLoader())) {
            OutboxRest.await(context, PATIENCE);
        }
        context.getBeanProvider(TrackingClient.class).ifAvailable(client -> client.flush(PATIENCE));
        sandbox.reset();
    }
}
