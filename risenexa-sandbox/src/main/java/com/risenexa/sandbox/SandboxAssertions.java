package com.risenexa.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * AssertJ assertions on a {@link Sandbox}. Needs AssertJ on the class path. Stands beside AssertJ's own static import:
 *
 * <pre>{@code
 * import static com.risenexa.sandbox.SandboxAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 * }</pre>
 */
public final class SandboxAssertions {
    private SandboxAssertions() {}

    /**
     * Begins an assertion.
     *
     * @param sandbox of a test, or one that was started; null fails at the first check
     * @return what can be asserted, within 5 s
     */
    public static SandboxAssert assertThat(@Nullable Sandbox sandbox) {
        return new SandboxAssert(sandbox);
    }
}
