package com.risenexa.cli.internal.demo;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.LogSilencer;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.sandbox.FaultMatch;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.PortInUseException;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Plays the scenes with the real client against a sandbox in memory. */
final class Demo {
    /** Longer than the client's own time-out: a machine under load shall not add attempts to the story. */
    private static final Duration A_BUSY_MACHINE = Duration.ofSeconds(30);

    private final CliContext context;
    private final @Nullable Integer port;
    private final boolean once;

    Demo(CliContext context, @Nullable Integer port, boolean once) {
        this.context = context;
        this.port = port;
        this.once = once;
    }

    ExitCode run() throws InterruptedException {
        LogSilencer.quieten();
        try (Sandbox sandbox = start()) {
            boolean stays = !once && !context.json() && context.process().outIsTerminal();
            View view = context.json() ? new JsonView(context) : new TextView(context.out(), stays);
            view.opens();
            List<Told> all = play(sandbox, view);
            Ending ending = new Ending(sandbox.counters(), sandbox.verify());
            view.ends(all, ending, sandbox.baseUrl());
            if (stays) {
                new CountDownLatch(1).await(); // until Ctrl-C ends the process
            }
            return ending.isRight(all) ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private Sandbox start() {
        try {
            return at(port == null ? context.process().sandboxPort() : port);
        } catch (PortInUseException e) {
            if (port == null) {
                return at(0);
            }
            throw new CliException(ExitCode.BUSY, "port_in_use", String.valueOf(e.getMessage()), null);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(String.valueOf(e.getMessage()), null);
        }
    }

    private static Sandbox at(int port) {
        return Sandbox.builder().port(port).patience(Duration.ZERO).start();
    }

    private List<Told> play(Sandbox sandbox, View view) throws InterruptedException {
        List<Told> all = new ArrayList<>();
        Reports reports = new Reports();
        try (TrackingClient client = TrackingClient.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(sandbox.apiKey())
                .startupSlug(sandbox.startupSlug())
                .timeout(A_BUSY_MACHINE)
                .listener(reports)
                .build()) {
            Witness witness = new Witness(sandbox);
            for (Scene scene : Scene.all()) {
                if (scene.script() != null) {
                    FaultMatch match = FaultMatch.ANY.withUser(scene.userId());
                    sandbox.faults().add(scene.script(), match, FaultScope.EVENT);
                }
                view.begins(scene);
                CompletableFuture<TrackResult> sent = client.trackAsync(scene.event());
                List<Step> steps = new ArrayList<>();
                reports.follow(attempt -> {
                    Step step = witness.step(scene.event(), attempt);
                    steps.add(step);
                    view.goesOn(step);
                });
                Told told = new Told(scene, List.copyOf(steps), sent.join(), witness.fate(scene.event()));
                view.ended(told);
                context.requireOut();
                all.add(told);
            }
        }
        return all;
    }
}
