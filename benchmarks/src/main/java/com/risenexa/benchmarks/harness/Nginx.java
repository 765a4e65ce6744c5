package com.risenexa.benchmarks.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server of all runs: one worker that answers 202 to ours and 200 to all else, on two free loopback ports: in the clear,
 * and over TLS with session reuse and HTTP/2.
 */
final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;
    private final int tlsPort;
    private final Path folder;

    private Nginx(Process process, int port, int tlsPort, Path folder) {
        this.process = process;
        this.port = port;
        this.tlsPort = tlsPort;
        this.folder = folder;
    }

    static Nginx start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        certificate(folder);
        int port = freePort();
        int tlsPort = freePort();
        Path config = folder.resolve("nginx.conf");
        Files.writeString(config, config(port, tlsPort));
        Process process = new ProcessBuilder(
                        List.of("nginx", "-p", folder.toString(), "-c", config.toString(), "-e", folder + "/start.log"))
                .inheritIO()
                .start();
        // A run that is cut off must not leave it behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Nginx nginx = new Nginx(process, port, tlsPort, folder);
        nginx.awaitListening();
        return nginx;
    }

    String baseUrl(String scheme) {
        return scheme + "://localhost:" + (scheme.equals("https") ? tlsPort : port);
    }

    /** Options of a JVM that trusts this server's certificate. */
    List<String> trust() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + folder.resolve("trust.p12"),
                "-Djavax.net.ssl.trustStorePassword=benchmark");
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IOException("nginx ended with " + process.exitValue());
                }
            }
        }
        throw new IOException("nginx does not listen");
    }

    /** Made by the two tools that every machine with nginx and a JDK has. */
    private static void certificate(Path folder) throws IOException, InterruptedException {
        for (String made : List.of("key.pem", "cert.pem", "trust.p12")) {
            Files.deleteIfExists(folder.resolve(made));
        }
        run(
                folder,
                "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext"
                        + " subjectAltName=DNS:localhost -keyout key.pem -out cert.pem");
        run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "keytool") + " -importcert -noprompt -file cert.pem"
                        + " -keystore trust.p12 -storetype PKCS12 -storepass benchmark -alias nginx");
    }

    private static void run(Path folder, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command.split(" ", -1)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("certificate.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("no certificate: " + Files.readString(folder.resolve("certificate.log")));
        }
    }

    /** Its paths are relative to the folder that nginx is started with, since they could not hold a space. */
    private static String config(int port, int tlsPort) {
        return """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 4096; }
            http {
              access_log off;
              keepalive_requests 1000000000;
              keepalive_timeout 600s;
              client_max_body_size 8m;
              client_body_buffer_size 1m;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              default_type application/json;
              server {
                listen 127.0.0.1:%d backlog=1024;
                listen 127.0.0.1:%d ssl http2 backlog=1024;
                ssl_certificate cert.pem;
                ssl_certificate_key key.pem;
                ssl_session_cache shared:tls:4m;
                location = /api/v1/track { return 202 '{"status":"accepted"}'; }
                location = /status { stub_status; }
                location / { return 200 '{"status":1,"code":200,"success":true}'; }
              }
            }
            """.formatted(port, tlsPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
