package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.SchedulableTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A task of the engine: it hands claims over and leaves the rest to the writer. What a handler's {@code Error} or
 * another instance's death leaves behind is due again.
 */
final class DeliverTask extends AbstractTask<byte[]> {
    private static final CompletionHandler<byte[]> NOTHING_MORE = (complete, operations) -> {};
    private static final double NO_JITTER = 0.5;

    private final Consumer<Claim> handler;

    DeliverTask(String name, Consumer<Claim> handler) {
        super(
                name,
                byte[].class,
                (failed, operations) -> operations.reschedule(
                        failed,
                        failed.getTimeDone()
                                .plus(RetryPolicy.patientBackoff(
                                        failed.getExecution().consecutiveFailures, NO_JITTER))),
                (dead, operations) -> operations.reschedule(dead, dead.getTimeDone()));
        this.handler = handler;
    }

    @Override
    public CompletionHandler<byte[]> execute(TaskInstance<byte[]> instance, ExecutionContext context) {
        handler.accept(Claim.of(context.getExecution()));
        return NOTHING_MORE;
    }

    @Override
    public SchedulableInstance<byte[]> schedulableInstance(String id) {
        return new SchedulableTaskInstance<>(instance(id), Instant.EPOCH);
    }

    @Override
    public SchedulableInstance<byte[]> schedulableInstance(String id, byte[] data) {
        return new SchedulableTaskInstance<>(instance(id, data), Instant.EPOCH);
    }
}
