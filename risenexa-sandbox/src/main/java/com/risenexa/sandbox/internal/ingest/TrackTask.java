package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.faults.FaultAction;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.store.AttemptRow;
import com.risenexa.sandbox.internal.store.WriteSession;
import com.risenexa.sandbox.internal.store.WriteTask;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Write task of one attempt: decided and written in the transaction, answered after the commit. */
final class TrackTask implements WriteTask {
    private final EventProcessor court;
    private final ValidatedRequest submission;
    private final @Nullable FaultScript header;
    /** Made before the writer's turn: that is the one thread which all attempts pass. */
    private final String head;

    private final ResponseChannel peer;
    private @Nullable Decision ruling;
    private volatile long seq;

    TrackTask(EventProcessor court, ValidatedRequest submission, @Nullable FaultScript header, ResponseChannel peer) {
        this.court = court;
        this.submission = submission;
        this.head = RequestHead.head(submission.call());
        this.header = header;
        this.peer = peer;
    }

    @Override
    public void write(WriteSession ledger) throws SQLException {
        seq = ledger.nextSeq();
        Decision made = court.judge(submission, header, ledger, seq);
        ledger.record(row(made));
        ruling = made;
    }

    /** The number of the attempt, once it is written. */
    long seq() {
        return seq;
    }

    private AttemptRow row(Decision made) {
        FaultStep step = made.choice().step();
        boolean sent = FaultResponses.isSent(step.action());
        SandboxResponse answer = made.answer();
        long micros = (System.nanoTime() - submission.call().nanos()) / 1000;
        boolean late = step.action() == FaultAction.DELAY;
        return new AttemptRow(
                seq,
                submission.call().atMicros(),
                submission.claim(),
                court.knows(submission.claim().startup()),
                made.outcome(),
                made.code(),
                sent ? answer.status() : null,
                made.choice().faultId(),
                step.action() == FaultAction.OK ? null : step.text(),
                made.applied(),
                made.counted(),
                late ? micros + step.duration(Duration.ofSeconds(1)).toNanos() / 1000 : micros,
                head,
                submission.body(),
                sent ? answer.text() : null);
    }

    @Override
    public void committed() {
        Decision made = Objects.requireNonNull(ruling, "written before it is committed");
        FaultStep step = made.choice().step();
        switch (step.action()) {
            case OK, STATUS, HTML, REDIRECT -> peer.answer(made.answer());
            default -> peer.spoil(step, made.answer());
        }
    }

    @Override
    public void failed(Exception cause) {
        String error = "the attempt could not be stored: " + cause.getMessage();
        peer.answer(new Rejection(500, "store_failed", "The sandbox failed", List.of(error)).answer());
    }
}
