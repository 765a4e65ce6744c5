package com.risenexa.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A {@link RawServer} behind TLS, for the host {@code localhost} only. Its key store: {@code keytool -genkeypair -alias
 * localhost -keyalg EC -validity 36500 -dname CN=localhost -ext san=dns:localhost -storetype PKCS12}.
 */
public final class Tls implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final List<List<String>> offers = new CopyOnWriteArrayList<>();
    private final RawServer server;

    /**
     * A server on a free port.
     *
     * @param protocol chosen if the client offers it, such as {@code h2}
     */
    public Tls(String protocol, Reply reply) {
        try {
            server = new RawServer(new TlsServerSocket(protocol), "https", request -> reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawServer server() {
        return server;
    }

    /** What each client offered by ALPN. */
    public List<List<String>> offers() {
        return offers;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Has the server's key, and trusts it. */
    public static SSLContext context() {
        try (InputStream in = Tls.class.getResourceAsStream("/localhost.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wraps what it accepts. */
    private final class TlsServerSocket extends ServerSocket {
        private final SSLContext context = context();
        private final String protocol;

        TlsServerSocket(String protocol) throws IOException {
            super(0, 0, InetAddress.getLoopbackAddress());
            this.protocol = protocol;
        }

        @Override
        public Socket accept() throws IOException {
            Socket plain = super.accept();
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
            socket.setUseClientMode(false);
            socket.setHandshakeApplicationProtocolSelector((self, offered) -> {
                offers.add(List.copyOf(offered));
                return offered.contains(protocol) ? protocol : "";
            });
            return socket;
        }
    }
}
