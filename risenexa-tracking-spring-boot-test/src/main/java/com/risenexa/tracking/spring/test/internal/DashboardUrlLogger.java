package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Says where the dashboard is once the application is up, where it is the last thing on the screen. */
public final class DashboardUrlLogger implements ApplicationListener<ApplicationReadyEvent> {
    private static final System.Logger LOG = System.getLogger("com.risenexa.tracking.spring.test");

    private final Sandbox sandbox;

    public DashboardUrlLogger(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        LOG.log(System.Logger.Level.INFO, "events go to the sandbox; dashboard: {0}/", sandbox.baseUrl());
    }
}
