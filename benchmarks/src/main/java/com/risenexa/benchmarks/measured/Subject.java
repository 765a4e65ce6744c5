package com.risenexa.benchmarks.measured;

import java.lang.reflect.InvocationTargetException;

/** A tracker under measurement: ours, or a peer with the same event. */
public interface Subject extends AutoCloseable {
    /** Hands one event over, as an application would, on its own thread. */
    void call(int number);

    /** Lets go of what is queued for want of a full batch. */
    void flush();

    @Override
    void close();

    /**
     * Ours or a peer.
     *
     * @param name risenexa, or the beginning of a peer's class name
     * @param baseUrl of the server
     * @param room how many events the queue must hold
     */
    static Subject of(String name, String baseUrl, int room) {
        if (name.equals("risenexa")) {
            return new RisenexaSubject(baseUrl, room);
        }
        try {
            return Class.forName("com.risenexa.benchmarks.peers." + name + "Subject")
                    .asSubclass(Subject.class)
                    .getConstructor(String.class, int.class)
                    .newInstance(baseUrl, room);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalArgumentException("no subject " + name, e);
        }
    }
}
