package com.risenexa.sandbox;

import java.nio.file.Path;

/** Another sandbox uses the data folder. */
public final class DataInUseException extends SandboxException {
    private static final long serialVersionUID = 1;

    /** The folder, as text: a path cannot be serialised. */
    private final String folder;

    /**
     * The folder is taken.
     *
     * @param folder which one
     */
    public DataInUseException(Path folder) {
        super("another sandbox uses " + folder + "; stop it, choose another folder, or keep the data in memory", null);
        this.folder = folder.toString();
    }

    /**
     * The folder that is taken.
     *
     * @return as it was given
     */
    public Path folder() {
        return Path.of(folder);
    }
}
