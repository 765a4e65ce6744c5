package com.risenexa.cli.internal.demo;

import java.util.List;

/** Who is shown the demo. */
interface View {
    void opens();

    void begins(Scene scene);

    void goesOn(Step step);

    void ended(Told told);

    void ends(List<Told> all, Ending ending, String url);
}
