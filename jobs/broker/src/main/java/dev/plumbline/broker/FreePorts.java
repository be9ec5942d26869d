package dev.plumbline.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Looks for ports of 127.0.0.1 that nobody listens on. */
final class FreePorts {
    private FreePorts() {}

    /** Returns distinct ports that were free a moment ago. */
    static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(bound(0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("no free port on " + BrokerSettings.HOST, failure);
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    /** Throws an {@link IllegalStateException} that names the port if it is taken. */
    static void requireFree(int port) {
        try {
            release(bound(port));
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "port %d of %s must be free, but another process listens on it; stop that process or choose another port"
                            .formatted(port, BrokerSettings.HOST),
                    taken);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot bind port " + port, failure);
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(BrokerSettings.HOST), port));
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot release a probed port", failure);
        }
    }
}
