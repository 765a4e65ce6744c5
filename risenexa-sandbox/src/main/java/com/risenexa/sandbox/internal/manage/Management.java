package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Puts the routes together. */
public final class Management {
    private Management() {}

    public static ManageHandler handler(Store store, Identity identity) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new LedgerEndpoints(store, identity).routes());
        return new ManageHandler(List.copyOf(routes));
    }
}
