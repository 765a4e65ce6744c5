package com.risenexa.sandbox.internal.track;

import com.risenexa.sandbox.internal.fault.Action;
import com.risenexa.sandbox.internal.fault.Script;
import com.risenexa.sandbox.internal.fault.Step;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.http.Peer;
import com.risenexa.sandbox.internal.judge.Refusal;
import com.risenexa.sandbox.internal.judge.Submission;
import com.risenexa.sandbox.internal.store.AttemptRow;
import com.risenexa.sandbox.internal.store.Entry;
import com.risenexa.sandbox.internal.store.Ledger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One attempt on its way through the writer: judged, written, and answered after the commit. */
final class TrackEntry implements Entry {
    private final Court court;
    private final Submission submission;
    private final @Nullable Script header;
    /** Made before the writer's turn: that is the one thread which all attempts pass. */
    private final String head;

    private final Peer peer;
    private @Nullable Ruling ruling;
    private volatile long seq;

    TrackEntry(Court court, Submission submission, @Nullable Script header, Peer peer) {
        this.court = court;
        this.submission = submission;
        this.head = RequestText.head(submission.call());
        this.header = header;
        this.peer = peer;
    }

    @Override
    public void write(Ledger ledger) throws SQLException {
        seq = ledger.nextSeq();
        Ruling made = court.judge(submission, header, ledger, seq);
        ledger.record(row(made));
        ruling = made;
    }

    /** The number of the attempt, once it is written. */
    long seq() {
        return seq;
    }

    private AttemptRow row(Ruling made) {
        Step step = made.choice().step();
        boolean sent = FaultAnswer.isSent(step.action());
        Answer answer = made.answer();
        long micros = (System.nanoTime() - submission.call().nanos()) / 1000;
        boolean late = step.action() == Action.DELAY;
        return new AttemptRow(
                seq,
                submission.call().atMicros(),
                submission.claim(),
                court.knows(submission.claim().startup()),
                made.outcome(),
                made.code(),
                sent ? answer.status() : null,
                made.choice().faultId(),
                step.action() == Action.OK ? null : step.text(),
                made.applied(),
                made.counted(),
                late ? micros + step.duration(Duration.ofSeconds(1)).toNanos() / 1000 : micros,
                head,
                submission.body(),
                sent ? answer.text() : null);
    }

    @Override
    public void committed() {
        Ruling made = Objects.requireNonNull(ruling, "written before it is committed");
        Step step = made.choice().step();
        switch (step.action()) {
            case OK, STATUS, HTML, REDIRECT -> peer.answer(made.answer());
            default -> peer.spoil(step, made.answer());
        }
    }

    @Override
    public void failed(Exception cause) {
        String error = "the attempt could not be stored: " + cause.getMessage();
        peer.answer(new Refusal(500, "store_failed", "The sandbox failed", List.of(error)).answer());
    }
}
