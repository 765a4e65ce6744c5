package com.risenexa.tests.outbox;

import com.risenexa.sandbox.Sandbox;
import java.nio.file.Path;

/** The server as a process of its own, its ledger in a folder, so that it survives being killed. */
final class ServerProcess {
    private ServerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Sandbox.Builder builder = Sandbox.builder()
                .data(Path.of(arguments[0]))
                .port(Integer.parseInt(arguments[1]))
                .timeScale(Waits.PACE);
        if (!arguments[2].isEmpty()) {
            builder.fault(arguments[2]);
        }
        try (Sandbox sandbox = builder.start()) {
            Child.say("ready " + sandbox.port());
            Child.awaitEndOfInput();
        }
    }
}
