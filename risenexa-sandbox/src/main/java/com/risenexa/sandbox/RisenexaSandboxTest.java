package com.risenexa.sandbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class, or one test, a {@link Sandbox}: as a parameter of the test, of {@code @BeforeEach} and
 * {@code @AfterEach} methods and of the constructor, together with {@link com.risenexa.tracking.TrackingClient} (the
 * sandbox's {@link Sandbox#client()}) and {@link Faults}. Needs JUnit 5.13 or newer, or JUnit 6.
 *
 * <pre>{@code
 * @RisenexaSandboxTest
 * class SignupTest {
 *     @Test
 *     void a_lost_answer_is_counted_once(Sandbox sandbox) {
 *         sandbox.faults().everyEvent("lost-ack,ok");
 *         new Signup(sandbox.client()).register("usr_1");
 *         assertThat(sandbox).counted(EventType.USER_REGISTERED, 1).event("usr_1").hasAttempts(2);
 *     }
 * }
 * }</pre>
 *
 * <p>One server runs per JVM, in memory. Each test (each invocation of a repeated or parameterised test) has a startup,
 * a key and a port of its own there, so tests may run in parallel and none needs a reset; they are gone when the test
 * ends, and its {@link Sandbox#client()} is closed without waiting for what is still queued. A parameter outside of a
 * single test ({@code @BeforeAll}, {@code @AfterAll}, and the constructor of a class with lifecycle
 * {@code PER_CLASS}) has a startup of the class, not that of one of its tests. The dynamic tests of one factory share
 * the factory's.
 *
 * <p>Of several annotations the nearest applies as a whole: the method's, then the class's, then an enclosing class's.
 *
 * <p>Parameters that carry an annotation of Spring, of Mockito or of {@code jakarta.inject} are left to those.
 *
 * @see SandboxExtension for use with {@code @RegisterExtension}
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SandboxExtension.class)
@SuppressWarnings("exports") // see module-info
public @interface RisenexaSandboxTest {
    /**
     * How fast the startup's clock runs: for the waits of {@link Sandbox#client()} between attempts, {@code Retry-After},
     * and the rate limit. Time-outs, {@code delay} and {@code hang} stay real.
     *
     * @return more than 0, at most 1,000,000; default 1,000: a wait of 1 s takes 1 ms
     */
    double timeScale() default 1000;

    /**
     * Faults for every event from the start, as {@link Faults#everyEvent} sets them.
     *
     * @return scripts such as {@code lost-ack,ok}; default none
     */
    String[] faults() default {};

    /**
     * A limit of this startup's own, on its clock.
     *
     * @return such as {@code 100/m}; default empty: no limit
     */
    String rateLimit() default "";

    /**
     * Whether an event whose id was counted with another payload is rejected with 422 instead of accepted uncounted.
     *
     * @return default false
     */
    boolean strict() default false;
}
