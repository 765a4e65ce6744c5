package com.risenexa.cli.internal.demo;

/** What the server's ledger says of an event. */
enum LedgerStatus {
    COUNTED("counted"),
    /** It arrived more than once. */
    COUNTED_ONCE("counted once"),
    TAKEN_BACK("taken back"),
    REFUSED("refused"),
    NOT_COUNTED("not counted");

    private final String words;

    LedgerStatus(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
