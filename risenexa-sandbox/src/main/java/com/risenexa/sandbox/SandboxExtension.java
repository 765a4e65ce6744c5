package com.risenexa.sandbox;

import com.risenexa.sandbox.internal.embed.StartupOptions;
import com.risenexa.sandbox.internal.testkit.StartupPerTest;
import com.risenexa.sandbox.internal.testkit.StartupPerTest.TestContextStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The extension behind {@link RisenexaSandboxTest}, for use with {@code @RegisterExtension}. Immutable, thread-safe.
 *
 * <pre>{@code
 * class SignupTest {
 *     @RegisterExtension
 *     static final SandboxExtension risenexa = new SandboxExtension().withFault("503*2,ok");
 *
 *     @Test
 *     void a_busy_server_is_asked_again() {
 *         new Signup(risenexa.sandbox().client()).register("usr_1");
 *         assertThat(risenexa.sandbox()).event("usr_1").hasAttempts(3);
 *     }
 * }
 * }</pre>
 *
 * <p>In a static field or in one of the instance; parameters are resolved as with the annotation. Beside an annotation
 * its options hold; without options it takes those of the nearest annotation, if there is one.
 */
@SuppressWarnings("exports") // see module-info
public final class SandboxExtension
        implements ParameterResolver, BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    private final @Nullable StartupOptions rules;
    private final TestContextStack running = new TestContextStack();

    /** An extension with every option at its default. */
    public SandboxExtension() {
        this(null);
    }

    private SandboxExtension(@Nullable StartupOptions rules) {
        this.rules = rules;
    }

    /**
     * An extension whose clock runs faster or slower.
     *
     * @param scale as {@link RisenexaSandboxTest#timeScale()}
     * @return a copy
     * @throws IllegalArgumentException if it is out of range
     */
    public SandboxExtension withTimeScale(double scale) {
        return new SandboxExtension(orDefault().withTimeScale(scale));
    }

    /**
     * An extension with one more fault for every event.
     *
     * @param script such as {@code lost-ack,ok}
     * @return a copy
     * @throws FaultScriptException if it does not parse
     */
    public SandboxExtension withFault(String script) {
        return new SandboxExtension(orDefault().withFault(script));
    }

    /**
     * An extension with a rate limit.
     *
     * @param rate such as {@code 100/m}
     * @return a copy
     * @throws IllegalArgumentException if it is not a rate
     */
    public SandboxExtension withRateLimit(String rate) {
        return new SandboxExtension(orDefault().withRate(rate));
    }

    /**
     * An extension that rejects a known id with another payload.
     *
     * @return a copy
     */
    public SandboxExtension withStrict() {
        return new SandboxExtension(orDefault().withStrict(true));
    }

    private StartupOptions orDefault() {
        return rules == null ? StartupOptions.DEFAULT : rules;
    }

    /**
     * The sandbox of the test that this thread runs.
     *
     * @return the same that the test's parameters get
     * @throws IllegalStateException if this thread runs no test, or is not the one that JUnit runs it on; also in field
     *     initializers and in {@code @BeforeAll}
     */
    public Sandbox sandbox() {
        return StartupPerTest.of(running.here());
    }

    /** For JUnit: the constructor's parameters belong to the test, as those of its methods do. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** For JUnit. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (rules != null) {
            StartupPerTest.setOptions(context, rules);
        }
    }

    /** For JUnit. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (rules != null) {
            StartupPerTest.setOptions(context, rules);
        }
        running.begin(context);
    }

    /** For JUnit. */
    @Override
    public void afterEach(ExtensionContext context) {
        running.end(context);
    }

    /** For JUnit. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return StartupPerTest.isOurs(parameter) && StartupPerTest.isResolver(context, this);
    }

    /** For JUnit. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return StartupPerTest.argument(parameter, StartupPerTest.of(context));
    }
}
