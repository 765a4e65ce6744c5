package com.risenexa.sandbox.internal.http;

/** Takes care of a request. Called on a thread that serves many connections, so it must not wait. */
@FunctionalInterface
public interface RequestHandler {
    void handle(SandboxRequest call, ResponseChannel peer);
}
