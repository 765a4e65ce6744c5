package com.risenexa.benchmarks.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server of all runs: one worker that answers 202 to ours and 200 to all else, on a free loopback port. */
final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Nginx start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = freePort();
        Path config = folder.resolve("nginx.conf");
        Files.writeString(config, config(port));
        Process process = new ProcessBuilder(
                        List.of("nginx", "-p", folder.toString(), "-c", config.toString(), "-e", folder + "/start.log"))
                .inheritIO()
                .start();
        // A run that is cut off must not leave it behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Nginx nginx = new Nginx(process, port);
        nginx.awaitListening();
        return nginx;
    }

    String baseUrl() {
        return "http://localhost:" + port;
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

    /** Its paths are relative to the folder that nginx is started with, since they could not hold a space. */
    private static String config(int port) {
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
                location = /api/v1/track { return 202 '{"status":"accepted"}'; }
                location = /status { stub_status; }
                location / { return 200 '{"status":1,"code":200,"success":true}'; }
              }
            }
            """.formatted(port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
