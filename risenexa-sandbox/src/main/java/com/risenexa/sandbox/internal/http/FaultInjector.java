package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.faults.FaultStep;

/** Does to a connection what a fault's step says. */
@FunctionalInterface
interface FaultInjector {
    /** Called on the connection's own thread. */
    void spoil(FaultStep step, SandboxResponse answer, FaultTarget line);
}
