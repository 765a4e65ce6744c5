package com.risenexa.cli.internal.demo;

import java.util.List;

/** Who is shown the demo. */
interface DemoReporter {
    void opens();

    void begins(DemoEvent demoEvent);

    void goesOn(AttemptSummary step);

    void ended(DemoResult outcome);

    void ends(List<DemoResult> all, DemoSummary summary, String url);
}
