package com.risenexa.sandbox.internal.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The stack of tests that run on a thread. A stack: while a test waits for a task of the pool that JUnit runs it on,
 * its thread may take another test in between.
 */
public final class TestContextStack {
    private final ThreadLocal<Deque<ExtensionContext>> stacks = ThreadLocal.withInitial(ArrayDeque::new);

    public void begin(ExtensionContext context) {
        stacks.get().push(context);
    }

    public void end(ExtensionContext context) {
        Deque<ExtensionContext> stack = stacks.get();
        stack.remove(context);
        if (stack.isEmpty()) {
            stacks.remove();
        }
    }

    /** The innermost of this thread. */
    public ExtensionContext here() {
        ExtensionContext context = stacks.get().peek();
        if (context == null) {
            stacks.remove();
            throw new IllegalStateException(
                    "no test runs on this thread: call sandbox() from a test, a @BeforeEach or an"
                            + " @AfterEach method, on the thread that JUnit runs it on; elsewhere take a Sandbox as a parameter");
        }
        return context;
    }
}
