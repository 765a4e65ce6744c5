package com.risenexa.sandbox.internal.api;

import java.util.List;

/** The routes that the management API has. */
public final class Routes {
    private Routes() {}

    /** Nothing is called, so nothing that a route needs has to be there. */
    public static List<String> all() {
        return ApiRouter.routes();
    }
}
