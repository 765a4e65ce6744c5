package com.risenexa.tracking.httpcore;

import com.risenexa.tracking.spi.HttpEngine;
import java.net.URI;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.reactor.EndpointParameters;

/**
 * The target of a request: endpoint, Host header and path.
 *
 * @param endpoint scheme, host without brackets, and port
 * @param authority the value of the Host header
 * @param path as sent, with a query if there is one
 */
record RequestTarget(EndpointParameters endpoint, String authority, String path) {

    static RequestTarget of(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost();
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestTarget(
                new EndpointParameters(secure ? "https" : "http", name, port, null),
                uri.getRawAuthority(),
                path + query);
    }

    String host() {
        return endpoint.getHostName();
    }

    boolean secure() {
        return "https".equals(endpoint.getScheme());
    }

    /** Request line and headers. */
    BasicHttpRequest head(HttpEngine.Request request) {
        BasicHttpRequest head = new BasicHttpRequest("POST", path);
        head.addHeader("Host", authority);
        request.headers().forEach(head::addHeader);
        head.addHeader("Content-Length", Integer.toString(request.body().length));
        return head;
    }
}
