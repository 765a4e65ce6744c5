package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.testing.HttpEngineContract;

/** The engine on {@code java.net.http}. */
class JdkEngineTest extends HttpEngineContract {
    JdkEngineTest() {
        super(new JdkEngine(null, 100));
    }
}
