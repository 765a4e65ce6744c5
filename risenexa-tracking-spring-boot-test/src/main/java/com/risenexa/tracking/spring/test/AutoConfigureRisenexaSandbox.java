package com.risenexa.tracking.spring.test;

import com.risenexa.tracking.spring.test.internal.RolledBackEventsHint;
import com.risenexa.tracking.spring.test.internal.SandboxResetTestExecutionListener;
import com.risenexa.tracking.spring.test.internal.TestSandboxConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;

/**
 * On a {@code @SpringBootTest}: the application reports to a sandbox, which is a bean.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureRisenexaSandbox
 * class SignUpTest {
 *     @Autowired Sandbox sandbox;
 *     @Autowired SignUp signUp;
 *
 *     @Test
 *     void a_sign_up_is_counted() {
 *         signUp.register("usr_1");
 *         assertThat(sandbox).counted(EventType.USER_REGISTERED, 1);
 *     }
 * }
 * }</pre>
 *
 * <p>One sandbox per application context, which tests share as Spring's cache lets them. Before each test what earlier
 * ones left on its way is waited for, for up to 5 s, and events, attempts, counters and faults are forgotten: each test
 * sees its own. Tests that share a context must not run at the same time. The waits of the client between attempts are a
 * thousand times shorter than in production; time-outs are real.
 *
 * <p>A further startup ({@code risenexa.startups}) has a sandbox of its own, injected by the qualifier of its client:
 * {@code @Qualifier("partner") Sandbox}.
 *
 * <p>A {@code @Transactional} test rolls back, so its events are never sent. If its assertion fails while events wait for
 * the commit, the failure says so.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(TestSandboxConfiguration.class)
@TestExecutionListeners(
        listeners = SandboxResetTestExecutionListener.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@ExtendWith(RolledBackEventsHint.class)
@SuppressWarnings("exports") // see module-info
public @interface AutoConfigureRisenexaSandbox {}
