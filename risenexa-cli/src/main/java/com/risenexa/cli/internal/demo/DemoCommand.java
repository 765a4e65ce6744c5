package com.risenexa.cli.internal.demo;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Cli.LogSilencer;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.demo.DemoReporter.JsonReporter;
import com.risenexa.cli.internal.demo.DemoResult.AttemptSummary;
import com.risenexa.cli.internal.demo.DemoResult.DemoEvent;
import com.risenexa.cli.internal.demo.DemoResult.DemoSummary;
import com.risenexa.cli.internal.demo.DemoResult.LedgerStatus;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.PortInUseException;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Seven events over a faulty network, each counted once: the product in ten seconds.")
public final class DemoCommand extends CliCommand {
    @Option(names = "--once", description = "End when the events are through, also at a terminal.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the sandbox of the demo listens (7981, or a free port if that is taken).")
    private @Nullable Integer port;

    public DemoCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() throws Exception {
        return new Demo(context(), port, once).run();
    }

    /** Plays the scenes with the real client against a sandbox in memory. */
    static final class Demo {
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
                DemoReporter view = context.json() ? new JsonReporter(context) : new TextReporter(context.out(), stays);
                view.opens();
                List<DemoResult> all = play(sandbox, view);
                DemoSummary summary = new DemoSummary(sandbox.counters(), sandbox.verify());
                view.ends(all, summary, sandbox.baseUrl());
                if (stays) {
                    new CountDownLatch(1).await(); // until Ctrl-C ends the process
                }
                return summary.isRight(all) ? ExitCode.DONE : ExitCode.REJECTED;
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
            return Sandbox.builder().port(port).startTimeout(Duration.ZERO).start();
        }

        private List<DemoResult> play(Sandbox sandbox, DemoReporter view) throws InterruptedException {
            List<DemoResult> all = new ArrayList<>();
            AttemptQueue reports = new AttemptQueue();
            try (TrackingClient client = TrackingClient.builder()
                    .baseUrl(sandbox.baseUrl())
                    .apiKey(sandbox.apiKey())
                    .startupSlug(sandbox.startupSlug())
                    .timeout(A_BUSY_MACHINE)
                    .listener(reports)
                    .build()) {
                LedgerInspector ledger = new LedgerInspector(sandbox);
                for (DemoEvent demoEvent : DemoEvent.all()) {
                    if (demoEvent.script() != null) {
                        FaultMatcher match = FaultMatcher.ANY.withUser(demoEvent.userId());
                        sandbox.faults().add(demoEvent.script(), match, FaultScope.EVENT);
                    }
                    view.begins(demoEvent);
                    CompletableFuture<TrackResult> sent = client.trackAsync(demoEvent.event());
                    List<AttemptSummary> steps = new ArrayList<>();
                    reports.follow(attempt -> {
                        AttemptSummary step = ledger.step(demoEvent.event(), attempt);
                        steps.add(step);
                        view.goesOn(step);
                    });
                    DemoResult outcome = new DemoResult(
                            demoEvent, List.copyOf(steps), sent.join(), ledger.status(demoEvent.event()));
                    view.ended(outcome);
                    context.requireOut();
                    all.add(outcome);
                }
            }
            return all;
        }

        /** Brings what the client's listener hears to the thread that writes. */
        static final class AttemptQueue implements TrackingListener {
            private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

            @Override
            public void onAttempt(TrackingEvent event, Attempt attempt) {
                heard.add(attempt);
            }

            @Override
            public void onResult(TrackingEvent event, TrackResult result) {
                heard.add(result);
            }

            /** Hands on each attempt as it ends, until the result is there. */
            void follow(Consumer<Attempt> each) throws InterruptedException {
                while (heard.take() instanceof Attempt attempt) {
                    each.accept(attempt);
                }
            }
        }

        /** Reads from the sandbox's record what the client cannot see: that a response was sent and lost. */
        static final class LedgerInspector {
            private static final String RETRY_AFTER = "retry-after:";

            private final Sandbox sandbox;

            LedgerInspector(Sandbox sandbox) {
                this.sandbox = sandbox;
            }

            AttemptSummary step(TrackingEvent event, Attempt attempt) {
                List<SandboxAttempt> record = record(event);
                SandboxAttempt seen = attempt.number() <= record.size() ? record.get(attempt.number() - 1) : null;
                return new AttemptSummary(words(attempt, seen), attempt.statusCode(), attempt.nextWait());
            }

            private static String words(Attempt attempt, @Nullable SandboxAttempt seen) {
                Integer status = attempt.statusCode();
                if (status == null) {
                    boolean lost = seen != null && seen.outcome() == Outcome.LOST;
                    return lost ? "answer lost" : String.valueOf(attempt.failure());
                }
                String retryAfter = seen == null ? null : retryAfter(seen.answer());
                return retryAfter == null ? status.toString() : status + " Retry-After " + retryAfter + " s";
            }

            private static @Nullable String retryAfter(@Nullable String answer) {
                return answer == null
                        ? null
                        : answer.lines()
                                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER))
                                .map(line ->
                                        line.substring(RETRY_AFTER.length()).strip())
                                .findFirst()
                                .orElse(null);
            }

            LedgerStatus status(TrackingEvent event) {
                List<SandboxAttempt> record = record(event);
                boolean applied = record.stream()
                        .anyMatch(attempt -> attempt.outcome() == Outcome.COUNTED || attempt.outcome() == Outcome.LOST);
                boolean again = record.stream().anyMatch(attempt -> attempt.outcome() == Outcome.DUPLICATE);
                boolean rejected = record.stream().anyMatch(attempt -> attempt.outcome() == Outcome.REJECTED);
                if (!applied) {
                    return rejected ? LedgerStatus.REJECTED : LedgerStatus.NOT_COUNTED;
                }
                if (again) {
                    return LedgerStatus.COUNTED_ONCE;
                }
                return event.action().orElse(Action.ADD) == Action.REMOVE
                        ? LedgerStatus.TAKEN_BACK
                        : LedgerStatus.COUNTED;
            }

            private List<SandboxAttempt> record(TrackingEvent event) {
                String id = String.valueOf(event.eventId());
                return sandbox.attempts().stream()
                        .filter(attempt -> Objects.equals(attempt.eventId(), id))
                        .toList();
            }
        }
    }
}
