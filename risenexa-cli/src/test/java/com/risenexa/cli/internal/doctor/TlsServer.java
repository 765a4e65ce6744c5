package com.risenexa.cli.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** An https server of 127.0.0.1, with a certificate that it signed itself for a period of the test's choice. */
final class TlsServer implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final Path keyStore;
    private final SSLServerSocket socket;

    private TlsServer(Path keyStore, SSLServerSocket socket) {
        this.keyStore = keyStore;
        this.socket = socket;
    }

    /**
     * Listens on a free port.
     *
     * @param from from when the certificate is valid, as keytool has it: {@code -10d}
     */
    static TlsServer start(Path folder, String from, int days) throws IOException, GeneralSecurityException {
        Path keyStore = folder.resolve("server.p12");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=doctor-test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-startdate",
                        from,
                        "-validity",
                        String.valueOf(days))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .onExit()
                .join()
                .exitValue();
        if (code != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        TlsServer server = new TlsServer(keyStore, (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::serve, "tls-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connection.getInputStream().readAllBytes(); // the handshake, until the client hangs up
            } catch (IOException e) {
                // Closed, or the client does not trust this server: the test sees why.
            }
        }
    }

    Path keyStore() {
        return keyStore;
    }

    String url() {
        return "https://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
