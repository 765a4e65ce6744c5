package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.Faults;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.faults.FaultScript;
import java.util.List;

/** The stored faults of one startup, for the Java API. */
final class ScopedFaults implements Faults {
    private final FaultRegistry shelf;
    private final String startup;
    private final boolean everybodysToo;

    /**
     * A view of the shelf.
     *
     * @param everybodysToo whether the faults that are set for every startup can be taken away here
     */
    ScopedFaults(FaultRegistry shelf, String startup, boolean everybodysToo) {
        this.shelf = shelf;
        this.startup = startup;
        this.everybodysToo = everybodysToo;
    }

    @Override
    public Fault add(String script, FaultMatcher match, FaultScope scope) {
        return shelf.add(FaultScript.parse(script), match.withStartup(startup), scope);
    }

    @Override
    public List<Fault> list() {
        return shelf.list().stream().filter(this::meetsUs).toList();
    }

    @Override
    public boolean remove(long id) {
        return shelf.removeIf(fault -> fault.id() == id && isOurs(fault)) > 0;
    }

    @Override
    public void clear() {
        shelf.removeIf(this::isOurs);
    }

    private boolean isOurs(Fault fault) {
        return meetsUs(fault) && (everybodysToo || fault.match().startup() != null);
    }

    private boolean meetsUs(Fault fault) {
        String only = fault.match().startup();
        return only == null || only.equals(startup);
    }
}
