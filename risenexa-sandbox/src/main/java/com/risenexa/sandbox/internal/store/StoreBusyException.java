package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;

/** More waits for the database than its queue holds; nothing was read or written. */
public final class StoreBusyException extends SandboxException {
    private static final long serialVersionUID = 1;

    StoreBusyException(int waiting) {
        super(waiting + " reads and writes of the sandbox's database wait already: try again later", null);
    }
}
