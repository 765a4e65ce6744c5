package com.risenexa.tests.dashboard;

import com.risenexa.sandbox.Sandbox;

/** A little traffic in which everything happens that can happen. */
final class EveryOutcome {
    private EveryOutcome() {}

    /** Returns the id of an event that was spoiled, counted with a lost answer, and sent again. */
    static String send(Sandbox sandbox) {
        Traffic traffic = new Traffic(sandbox);
        traffic.sendWithKey("{}", "rxt_live_0123456789");
        traffic.sendWithKey(traffic.body("user_registered", "usr_2", Traffic.id(), ""), "rxt_sandbox_noscope");
        traffic.send("{\"event_type\":\"user_upgraded\"}");
        traffic.register("usr_3");
        traffic.send(traffic.body("user_converted", "usr_3", Traffic.id(), ",\"action\":\"remove\""));
        String conflict = Traffic.id();
        traffic.send(traffic.body("user_registered", "usr_4", conflict, ""));
        traffic.send(traffic.body("user_registered", "usr_5", conflict, ""));
        traffic.send(traffic.body("user_registered", "usr_6", Traffic.id(), ""), "X-Sandbox-Fault", "503");
        String id = Traffic.id();
        String metadata =
                ",\"metadata\":{\"plan\":\"pro\",\"seats\":12345678901234567890,\"trial\":false,\"tags\":[\"a\",null]}";
        for (int attempt = 0; attempt < 3; attempt++) {
            traffic.send(traffic.body("user_registered", "usr_1", id, metadata), "X-Sandbox-Fault", "503,lost-ack,ok");
        }
        return id;
    }
}
